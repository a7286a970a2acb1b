using Inspections.Core.Privacy;
using Xunit;

namespace Inspections.Core.Tests.Privacy;

// GB 11643, and the numbers beside it; whole texts are in PersonalDataExamplesTests. All numbers are made up.

public sealed class PersonalNumbersTests
{
    private static readonly string Id = Enumerable.Range(0, 11).Select(i => "35010019900101123" + "10X98765432"[i]).Single(PersonalNumbers.IsIdNumber);

    [Fact]
    public void One_check_character_in_eleven_makes_an_identity_number()
    {
        Assert.True(PersonalNumbers.IsIdNumber(Id));
        Assert.False(PersonalNumbers.IsIdNumber("99" + Id[2..]) && PersonalNumbers.IsIdNumber("00" + Id[2..]));
        Assert.False(PersonalNumbers.IsIdNumber(Id[..6] + "19901301" + Id[14..]));
        Assert.False(PersonalNumbers.IsIdNumber(Id[1..]));
    }

    [Fact]
    public void Old_numbers_have_a_date_and_registrations_a_check_digit()
    {
        Assert.True(PersonalNumbers.IsOldIdNumber("350100900101123"));
        Assert.False(PersonalNumbers.IsOldIdNumber("350100901301123"));
        Assert.Single(Enumerable.Range(0, 10), d => PersonalNumbers.IsRegistrationNumber(FormattableString.Invariant($"35010010000123{d}")));
    }

    [Fact]
    public void A_disability_certificate_is_an_identity_number_with_kind_and_degree()
    {
        Assert.True(PersonalNumbers.IsDisabilityNumber(Id + "43"));
        Assert.False(PersonalNumbers.IsDisabilityNumber(Id + "85") || PersonalNumbers.IsDisabilityNumber(Id));
    }

    [Fact]
    public void A_bank_card_has_a_check_digit()
    {
        Assert.Single(Enumerable.Range(0, 10), d => PersonalNumbers.IsBankCard(FormattableString.Invariant($"622202000012345678{d}")));
        Assert.False(PersonalNumbers.IsBankCard("0000000000000000"));
    }
}

public sealed class DeIdentifiedTests
{
    [Fact]
    public void What_is_personal_is_replaced_by_a_mark_and_the_rest_stays()
    {
        Assert.Equal($"联系电话{DeIdentified.Mark}，已整改", DeIdentified.Text("联系电话13800138000，已整改"));
        Assert.Equal("已整改", DeIdentified.Text("已整改"));
        Assert.Null(DeIdentified.Optional(null));
    }
}

public sealed class PersonalDatumTests
{
    [Fact]
    public void It_says_where_it_stands()
    {
        PersonalDatum datum = Assert.Single(PersonalData.Find("联系电话13800138000，已整改"));
        Assert.Equal("13800138000", "联系电话13800138000，已整改"[datum.Start..datum.End]);
        Assert.Equal(datum.Length, datum.End - datum.Start);
    }
}

public sealed class PersonalDataKindTests
{
    [Theory]
    [InlineData("电话13800138000", PersonalDataKind.Phone)]
    [InlineData("zhang@example.com", PersonalDataKind.Email)]
    [InlineData("微信号：zhangsan_01", PersonalDataKind.Account)]
    [InlineData("闽A12345", PersonalDataKind.NumberPlate)]
    [InlineData("负责人：张三", PersonalDataKind.Name)]
    public void Each_is_recognised(string text, PersonalDataKind expected) => Assert.Contains(PersonalData.Find(text), d => d.Kind == expected);
}
