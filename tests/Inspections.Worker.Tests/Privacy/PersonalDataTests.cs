using Inspections.Core.Privacy;
using Inspections.Worker.Tests.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>What is personal in a text, and what only looks so.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("请拨打13800138000联系", "请拨打〔已去标识〕联系")]
    [InlineData("138-0013-8000", "〔已去标识〕")]
    [InlineData("138 0013 8000、１３８００１３８０００", "〔已去标识〕、〔已去标识〕")]
    [InlineData("+86 13800138000", "〔已去标识〕")]
    [InlineData("1380013 8000", "〔已去标识〕")]
    [InlineData("手机138 00138000。", "手机〔已去标识〕。")]
    [InlineData("办公室0591-87501234转801", "办公室〔已去标识〕")]
    [InlineData("(010)8750 1234", "〔已去标识〕")]
    [InlineData("059187501234", "〔已去标识〕")]
    [InlineData("+86-591-87501234", "〔已去标识〕")]
    [InlineData("电话：87501234", "电话：〔已去标识〕")]
    [InlineData("邮箱zhang.san＠example．com。", "邮箱〔已去标识〕。")]
    [InlineData("卡号6222 0212 3456 7890 128", "卡号〔已去标识〕")]
    [InlineData("联系人：张三，未到场", "联系人：〔已去标识〕，未到场")]
    [InlineData("身份证号 350102000000000000", "身份证号 〔已去标识〕")]
    [InlineData("旧证350102800229001", "旧证〔已去标识〕")]
    public void Personal_data_is_replaced_in_sight(string text, string expected) => Assert.Equal(expected, DeIdentified.Text(text));

    [Theory]
    [InlineData("见举报热线12345、12319和400-810-0000")]
    [InlineData("《物业管理条例》（国务院令第504号）第三十五条")]
    [InlineData("计划35010020261001，任务350100202604151001")]
    [InlineData("执法证号：13010016001")]
    [InlineData("营业执照注册号350102600123456")]
    [InlineData("2026-01-02 至 2026-12-31，共 13,800,138,000 元")]
    [InlineData("双色球03 09 14 21 26 31|07")]
    [InlineData("核对法定代表人、注册地址；当事人：现场核对")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    public void What_only_looks_personal_stays(string text) => Assert.Equal(text, DeIdentified.Text(text));

    [Fact]
    public void An_identity_card_number_needs_its_date_and_its_check_character()
    {
        Assert.Equal("证件〔已去标识〕。", DeIdentified.Text($"证件{Planted.IdNumber()}。"));
        Assert.Equal("〔已去标识〕", DeIdentified.Text(Planted.IdNumber().Insert(6, " ").Insert(15, "-")));
        Assert.Equal("11010519491231002X", Planted.IdNumber("110105", "19491231", 2));
        Assert.Equal("〔已去标识〕", DeIdentified.Text("11010519491231002x"));
        Assert.Empty(PersonalData.Find(Planted.WrongIdNumber()));
        Assert.Empty(PersonalData.Find(Planted.IdNumber(born: "19800230")));
        Assert.Empty(PersonalData.Find(Planted.IdNumber(region: "790102")));
    }

    [Theory]
    [InlineData("110108000000016", true)]
    [InlineData("440301103097413", true)]
    [InlineData("440301103097414", false)]
    [InlineData("350102800229001", false)]
    public void A_registration_number_has_a_check_digit_of_its_own(string number, bool valid) => Assert.Equal(valid, PersonalNumbers.IsRegistrationNumber(number));

    [Fact]
    public void A_task_number_stays_even_when_it_has_the_check_digit_of_an_identity_card()
    {
        string task = Enumerable.Range(1, 99).Select(day => Planted.IdNumber("350100", "20260415", 100 + day)).First(n => char.IsAsciiDigit(n[^1]));
        Assert.Empty(PersonalData.Find($"任务{task}的检查"));
        Assert.NotEmpty(PersonalData.Find($"身份证号{task}"));
    }

    [Fact]
    public void No_credit_code_is_taken_for_anything_else()
    {
        foreach (string code in Enumerable.Range(0, 2000).Select(n => Some.CreditCode(100_000_000 + (n * 431_939))))
        {
            Assert.Empty(PersonalData.Find($"企业{code}，"));
        }
    }
}
