namespace Inspections.Core.Privacy;

/// <summary>Kinds of personal data that are recognised in a text.</summary>
public enum PersonalDataKind
{
    /// <summary>A number of the resident identity card (居民身份证), new or old.</summary>
    IdNumber,

    /// <summary>A mobile phone, or a landline with its area code.</summary>
    Phone,

    /// <summary>An address of e-mail.</summary>
    Email,

    /// <summary>A number of a bank card.</summary>
    BankCard,

    /// <summary>A person's name behind a word that announces one, such as 联系人：.</summary>
    Name,
}

/// <summary>Personal data found in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct PersonalDatum(PersonalDataKind Kind, int Start, int Length)
{
    /// <summary>The place behind its last character.</summary>
    public int End => Start + Length;

    /// <summary>What people call it.</summary>
    public string Words => Kind switch
    {
        PersonalDataKind.IdNumber => "身份证号 an identity card number",
        PersonalDataKind.Phone => "电话号码 a phone number",
        PersonalDataKind.Email => "电子邮箱 an e-mail address",
        PersonalDataKind.BankCard => "银行卡号 a bank card number",
        _ => "个人姓名 a person's name",
    };
}
