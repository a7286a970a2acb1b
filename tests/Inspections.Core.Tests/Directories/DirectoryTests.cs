using Inspections.Core.Directories;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Directories;

// What a bureau's directories hold, and what a draw makes of it.

public sealed class FirmTests
{
    /// <summary>A project is drawn by its own id and visited as its owner.</summary>
    [Fact]
    public void Its_class_decides_its_stratum_and_its_owner_whom_a_visit_is_to()
    {
        Bureau bureau = Some.Bureau();
        var project = new Firm(Some.Id("P1"), "项目", [Some.Brokers], RiskClass: CreditRiskClass.C, Owner: Some.Id("F001"));
        var leaf = Assert.Single(RoundPreparation.FrameOf([project], bureau.Policy.Of(Some.Brokers)!, bureau.History, 2026, new DateOnly(2026, 3, 1)));
        Assert.Equal(("C", Some.Id("P1"), Some.Id("F001")), (leaf.Stratum.ToString(), leaf.Id, leaf.Inspected));
    }
}

public sealed class CreditRiskClassTests
{
    [Fact]
    public void Classes_are_in_the_order_of_the_credit_system() => Assert.Equal(["A", "B", "C", "D"], Enum.GetValues<CreditRiskClass>().Order().Select(c => c.ToString()));
}

public sealed class InspectorTests
{
    [Theory]
    [InlineData(1, 9, false)]
    [InlineData(1, 10, true)]
    [InlineData(1, 20, true)]
    [InlineData(1, 21, false)]
    public void Somebody_is_absent_on_the_first_and_the_last_day_and_between(int month, int day, bool expected) => Assert.Equal(
        expected, Of(new DateOnly(2026, 1, 10), new DateOnly(2026, 1, 20)).IsAbsentOn(new DateOnly(2026, month, day)));

    [Fact]
    public void An_absence_without_an_end_goes_on_and_none_is_none()
    {
        Assert.True(Of(new DateOnly(2026, 1, 10), null).IsAbsentOn(new DateOnly(2036, 1, 1)));
        Assert.False(Of(null, null).IsAbsentOn(new DateOnly(2026, 1, 1)));
    }

    private static Inspector Of(DateOnly? from, DateOnly? until) => new(
        Some.Id("S1"), "张三", Label.Parse("dept:1"), [Some.Brokers], new EnforcementCertificate("1", "福建省", null, new DateOnly(2030, 1, 1)), from, until);
}

public sealed class EnforcementCertificateTests
{
    [Theory]
    [InlineData(2023, 4, 30, false)]
    [InlineData(2023, 5, 1, true)]
    [InlineData(2028, 4, 30, true)]
    [InlineData(2028, 5, 1, false)]
    public void It_is_valid_on_its_first_and_last_day(int year, int month, int day, bool expected) => Assert.Equal(
        expected, new EnforcementCertificate("35010001", "福建省", new DateOnly(2023, 5, 1), new DateOnly(2028, 4, 30)).IsValidOn(new DateOnly(year, month, day)));

    [Fact]
    public void Without_a_first_day_its_last_one_decides() => Assert.True(new EnforcementCertificate("1", "", null, new DateOnly(2028, 4, 30)).IsValidOn(DateOnly.MinValue));
}

public sealed class InspectionItemTests
{
    [Fact]
    public void It_is_a_usual_item_unless_the_list_says_that_it_is_a_key_one()
    {
        var item = new InspectionItem(Some.Id("1"), Some.Brokers, "备案", "条例", "350100/housing", "企业", "是否备案", "现场");
        Assert.False(item.IsKey);
        Assert.Null(item.SamplingRatio ?? item.Frequency ?? item.InspectorRequirements ?? item.Essentials ?? item.Remark);
        Assert.True((item with { IsKey = true }).IsKey);
    }
}

public sealed class RecusalTests
{
    /// <summary>Who must stay away from a firm is in no team of it, whatever the ground.</summary>
    [Fact]
    public void Nobody_visits_a_firm_that_he_must_stay_away_from()
    {
        var recusal = new Recusal(Some.Id("F003"), Some.Id("S1"), RecusalGround.Spouse);
        Bureau bureau = Some.Bureau();
        bureau.Recusals.Clear();
        bureau.Recusals.AddRange(Enumerable.Range(1, 12).Select(i => (Some.Id($"F{i:D3}"), recusal.Inspector)));
        bureau.Round(Some.Draw(1));
        Each.Of(bureau.ReceiptOf(Some.Draw(1)).Assignment.Teams, t => Assert.DoesNotContain(recusal.Inspector, t.Inspectors));
    }
}

public sealed class RecusalGroundTests
{
    /// <summary>The grounds of the civil servants' rules on recusal, and one for what they do not name.</summary>
    [Fact]
    public void There_are_six() => Assert.Equal(6, Enum.GetValues<RecusalGround>().Length);
}

public sealed class UnifiedSocialCreditCodeTests
{
    // Of GB 32100-2015, made up: 17 characters and what follows from them.
    private static readonly string Valid = "91350100M000100Y4" + UnifiedSocialCreditCode.CheckCharacter("91350100M000100Y4x");

    [Fact]
    public void The_check_character_proves_a_code()
    {
        Assert.Null(UnifiedSocialCreditCode.Check(Valid));
        for (int i = 0; i < UnifiedSocialCreditCode.Length; i++)
        {
            char other = Valid[i] == '7' ? '8' : '7';
            Assert.NotNull(UnifiedSocialCreditCode.Check(Valid[..i] + other + Valid[(i + 1)..]));
        }
    }

    [Theory]
    [InlineData(" {0}")]
    [InlineData("'{0}")]
    [InlineData("{0}\u200b")]
    public void What_spreadsheets_add_is_taken_away(string form) =>
        Assert.Equal(Valid, UnifiedSocialCreditCode.Clean(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Valid.ToLowerInvariant())));

    [Fact]
    public void What_the_check_character_does_not_prove_is_not_cleaned()
    {
        Assert.Null(UnifiedSocialCreditCode.Clean(Valid[..^1] + (Valid[^1] == '0' ? '1' : '0')));
        Assert.Null(UnifiedSocialCreditCode.Clean("350100100000000"));
    }
}

public sealed class CreditCodeFaultTests
{
    [Theory]
    [InlineData("350100100000000", CreditCodeFault.Length)]
    [InlineData("91350100M000100Y4I", CreditCodeFault.Character)]
    [InlineData("000000000000000001", CreditCodeFault.CheckCharacter)]
    [InlineData("000000000000000000", CreditCodeFault.Placeholder)]
    public void Each_names_what_is_wrong(string code, CreditCodeFault expected) => Assert.Equal(expected, UnifiedSocialCreditCode.Check(code));
}
