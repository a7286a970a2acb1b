using System.Text.Json.Serialization;
using Inspections.Core.Refusals;

namespace Inspections.Core.Privacy;

/// <summary>Kinds of personal data that are recognised in a text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonalDataKind>))]
public enum PersonalDataKind
{
    /// <summary>A number of the resident identity card (居民身份证), new or old.</summary>
    IdNumber,

    /// <summary>A number of a disability certificate (残疾人证): identity number, type and level.</summary>
    DisabilityNumber,

    /// <summary>A number of a social-security or medical-insurance card.</summary>
    SocialSecurityNumber,

    /// <summary>A mobile phone, or a landline with its area code.</summary>
    Phone,

    /// <summary>An address of e-mail.</summary>
    Email,

    /// <summary>An account of QQ or WeChat.</summary>
    Account,

    /// <summary>A number plate of a vehicle.</summary>
    NumberPlate,

    /// <summary>A number of a passport, a travel permit or a licence of a person.</summary>
    TravelDocument,

    /// <summary>A number of a bank card or account.</summary>
    BankCard,

    /// <summary>A person's name behind a word that announces one, such as 联系人：, or before one that addresses one, such as 先生.</summary>
    Name,
}

/// <summary>Personal data found in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public readonly record struct PersonalDatum(PersonalDataKind Kind, int Start, int Length)
{
    /// <summary>The place behind its last character.</summary>
    internal int End => Start + Length;

    /// <summary>What people call it.</summary>
    public Text Words => Kind switch
    {
        PersonalDataKind.IdNumber => new("身份证号", "an identity card number"),
        PersonalDataKind.DisabilityNumber => new("残疾人证号", "a disability certificate number"),
        PersonalDataKind.SocialSecurityNumber => new("社会保障卡号", "a social-security number"),
        PersonalDataKind.Phone => new("电话号码", "a phone number"),
        PersonalDataKind.Email => new("电子邮箱", "an e-mail address"),
        PersonalDataKind.Account => new("QQ 或微信号", "a QQ or WeChat account"),
        PersonalDataKind.NumberPlate => new("车牌号", "a number plate"),
        PersonalDataKind.TravelDocument => new("护照等证件号", "a number of a passport or the like"),
        PersonalDataKind.BankCard => new("银行账号", "a bank account number"),
        _ => new("个人姓名", "a person's name"),
    };
}
