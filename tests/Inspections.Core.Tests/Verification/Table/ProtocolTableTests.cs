using System.Text.Json;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Verification;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Verification.Table;

/// <summary>The library says what docs/protocol.json says; it does not read it, as the two scripts do not read the library.</summary>
public sealed class ProtocolTableTests
{
    private static readonly JsonElement Table = Read();

    [Fact]
    public void Checks_outcomes_verdicts_and_assurances_have_its_names()
    {
        Assert.Equal(Texts("checks"), Enum.GetValues<Check>().Select(c => c.Name()));
        Assert.Equal(Texts("outcomes"), Enum.GetValues<Outcome>().Select(o => o.Name()));
        Assert.Equal(Texts("assurances").Order(StringComparer.Ordinal), Enum.GetValues<Assurance>().Select(a => a.Name()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Notices_stand_in_its_order_with_its_severity()
    {
        JsonElement[] notices = [.. Table.GetProperty("notices").EnumerateArray()];
        Assert.Equal(notices.Select(n => n.GetProperty("name").GetString()), Enum.GetNames<NoticeKind>());
        Assert.Equal(notices.Select(n => n.GetProperty("severity").GetInt32()), Enum.GetValues<NoticeKind>().Select(k => k.Severity()));
    }

    [Fact]
    public void Kinds_of_entries_and_categories_are_its_own()
    {
        Each.Of(Table.GetProperty("kinds").EnumerateObject(), k => Assert.True(EntryBody.IsKind(k.Name)));
        Assert.Equal(Texts("sealedKinds").Order(StringComparer.Ordinal), Table.GetProperty("kinds").EnumerateObject().Select(k => k.Name).Where(EntryBody.MayBeSealed).Order(StringComparer.Ordinal));
        Assert.Equal(Texts("categories"), ResultCategory.All.Select(c => c.Name));
        Assert.Equal(Texts("closingCategories"), ResultCategory.All.Where(c => c.IsClosing).Select(c => c.Name));
        Assert.Equal(Texts("voidReasons"), Enum.GetValues<VoidReason>().Select(VoidBody.NameOf));
        Assert.Equal(Texts("substitutionReasons"), Enum.GetValues<SubstitutionReason>().Select(r => r.Name()));
    }

    [Fact]
    public void Limits_are_its_own()
    {
        JsonElement limits = Table.GetProperty("limits");
        Assert.Equal(int.MaxValue, limits.GetProperty("count").GetInt64());
        Assert.Equal(CanonicalJson.MaxInteger, limits.GetProperty("integer").GetInt64());
        Assert.Equal(BeijingTime.FirstYear, limits.GetProperty("firstYear").GetInt32());
        Assert.Equal(Commitment.MostDaysKeptBack, limits.GetProperty("discloseDays").GetInt32());
        Assert.Equal(SourceTimes.MostDaysLater, limits.GetProperty("sourceDays").GetInt32());
        Assert.Equal(DiceSource.FewestDigits, limits.GetProperty("diceDigits").GetInt32());
        Assert.Equal(SectorPolicy.StandardRounds, limits.GetProperty("standardRounds").GetInt32());
        Assert.Equal(limits.GetProperty("witnessLeadHours").GetDouble(), AssuranceRule.NoteBeforeDraw.TotalHours);
    }

    [Theory]
    [InlineData("identifier")]
    [InlineData("label")]
    [InlineData("code")]
    [InlineData("authority")]
    [InlineData("draw")]
    [InlineData("digest")]
    [InlineData("date")]
    [InlineData("time")]
    public void Names_are_accepted_and_refused_as_its_patterns_say(string pattern)
    {
        var form = new Regex($@"\A(?:{Table.GetProperty("patterns").GetProperty(pattern).GetString()})\z", RegexOptions.CultureInvariant);
        foreach (string text in Tries)
        {
            Assert.True(form.IsMatch(text) == IsRead(pattern, text), $"{pattern}: '{text}'");
        }
    }

    // Near every rule, on both sides of it; what is a real date is the reader's to say.
    private static IEnumerable<string> Tries =>
    [
        "", "a", "A", "-a", "a-", ".a", "a.b", "a_b", "a:b", "a/b", "a b", "a\n", "\u00e9", new string('a', 41), new string('a', 42), new string('a', 64), new string('a', 65),
        "350100/housing", "35010/housing", "350100/Housing", "350100/", "350100/" + new string('a', 40), "350100/" + new string('a', 41),
        "pm-2026-r1", "pm-1999-r1", "pm-2026-r0", "pm-2026-r01", "pm-2026-r1-v1", "pm-2026-r1-v2", "pm-2026-r1-v02", "PM-2026-r1", "pm-2026-r999999999",
        new string('0', 64), new string('F', 64), new string('0', 63),
        "2026-01-01", "1999-12-31", "2026-1-1", "2026-13-01", "2026-01-01T00:00:00+08:00", "2026-01-01T24:00:00+08:00", "2026-01-01T23:59:59+08:00",
        "2026-01-01T23:59:60+08:00", "2026-01-01T00:00:00+07:00", "2026-01-01T00:00:00Z", "1999-12-31T00:00:00+08:00", "2026-01-01 00:00:00+08:00",
    ];

    private static bool IsRead(string pattern, string text)
    {
        try
        {
            _ = pattern switch
            {
                "identifier" => (object)Identifier.Parse(text),
                "label" => Label.Parse(text),
                "code" => SectorCode.Parse(text),
                "authority" => Authority.Parse(text),
                "draw" => DrawId.Parse(text),
                "digest" => Digest.Parse(text),
                "date" => BeijingTime.ParsePublishedDate(text),
                _ => BeijingTime.ParseMoment(text),
            };
            return true;
        }
        catch (ProtocolFormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Texts(string name) => Table.GetProperty(name).EnumerateArray().Select(t => t.GetString()!);

    private static JsonElement Read() => JsonDocument.Parse(File.ReadAllBytes(Repository.At("docs", "protocol.json"))).RootElement;
}
