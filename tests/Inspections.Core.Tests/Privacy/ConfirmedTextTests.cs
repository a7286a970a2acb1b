using Inspections.Core.Directories;
using Inspections.Core.Privacy;
using Xunit;

namespace Inspections.Core.Tests.Privacy;

public sealed class ConfirmedTextTests
{
    [Fact]
    public void A_text_is_known_whatever_its_blanks_and_by_nothing_else()
    {
        Assert.Equal(ConfirmedText.DigestOf("闽A12345 是编号"), ConfirmedText.DigestOf("闽A12345\r\n是　编号 "));
        Assert.NotEqual(ConfirmedText.DigestOf("闽A12345 是编号"), ConfirmedText.DigestOf("闽A12346 是编号"));
    }

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("护照 E12345678", true)]
    [InlineData("13800138000", false)]
    [InlineData("闽A12345", false)]
    [InlineData("联系人：张三", false)]
    [InlineData("公示", false)]
    public void Two_people_confirm_numbers_by_which_a_person_is_known(string text, bool needed) =>
        Assert.Equal(needed, ConfirmedText.NeedsTwoPeople(PersonalData.Find(text)));

    [Fact]
    public void A_name_that_is_confirmed_is_published_whole_and_that_of_an_individual_business_stays()
    {
        Identifier company = Identifier.Parse("91350100M000100Y43"), individual = Identifier.Parse("92350100M000100Y41");
        Assert.Equal(FirmNames.Individual, FirmNames.Public(company, "张三先生"));
        Assert.Equal("张三先生", FirmNames.Public(company, "张三先生", isConfirmed: true));
        Assert.Equal("福州热线13800138000", FirmNames.Public(company, "福州热线13800138000", isConfirmed: true));
        Assert.Equal(FirmNames.Individual, FirmNames.Public(individual, "张三先生", isConfirmed: true));
    }
}
