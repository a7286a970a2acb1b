using System.IO.Compression;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Privacy;
using Inspections.Worker.Tests.Storage;
using Xunit;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>Personal data are planted in every field of a year, and looked for in every byte that leaves the bureau.</summary>
public sealed class PlantedYearTests(PlantedYear year) : IClassFixture<PlantedYear>
{
    [Fact]
    public void Nothing_that_leaves_the_bureau_holds_what_was_planted()
    {
        Assert.Empty(Bytes.Find(year.Out, [.. year.Secrets.Values.Distinct()]));

        // In English, and the measures that nobody outside is told of.
        Assert.Empty(Bytes.Find(year.Out, ["LinealKin", "CloseInLaws", "移送办案", "CaseReferral", "2026-12-30"]));
    }

    [Fact]
    public void Nothing_that_mail_and_webhooks_tell_holds_what_was_planted()
    {
        Assert.Empty(Bytes.Find(year.Told, [.. year.Secrets.Values.Distinct()]));
        Assert.NotEmpty(Bytes.Find(year.Told, [year.Draws.UnderReview.ToString()]));
    }

    [Fact]
    public void All_that_was_planted_is_in_the_bureaus_own_database_or_settings()
    {
        string[] elsewhere = ["who enters", "division head", "deputy director", "secrecy group", "another name on a list"];
        string[] kinship = ["kinship", "marriage", "in-laws"];
        string[] planted = [.. year.Secrets.Where(s => !elsewhere.Contains(s.Key) && !kinship.Contains(s.Key) && !s.Key.StartsWith("department", StringComparison.Ordinal)).Select(s => s.Value).Distinct()];
        Assert.True(planted.Length > 40, $"{planted.Length}");
        var kept = StoredValues.Of(year.DatabaseFile).SelectMany(v => Bytes.Find("database", v, planted)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(planted.Select(p => $"database: {p}").Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readers_see_that_something_was_taken_out()
    {
        Assert.NotEmpty(Bytes.Find(Path.Combine(year.Out, "public", "firms"), [DeIdentified.Mark]));
        Assert.NotEmpty(Bytes.Find(Path.Combine(year.Out, "public", "firms"), [FirmNames.Individual]));
        Assert.NotEmpty(Bytes.Find(Path.Combine(year.Out, "public", "problems"), [FirmNames.Individual]));
        Assert.NotEmpty(Bytes.Find(Path.Combine(year.Out, "public", "feed"), [DeIdentified.Mark]));
        Assert.Contains(DeIdentified.Mark, File.ReadAllText(Path.Combine(year.Out, "public", "items.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspectors_are_known_by_their_certificates_everywhere() =>
        Assert.NotEmpty(Bytes.Find(Path.Combine(year.Out, "public", "feed"), ["闽A0001", "闽A0002"]));

    [Fact]
    public void What_is_under_review_is_nowhere()
    {
        LedgerEntry[] entries = [.. File.ReadLines(Path.Combine(year.Out, "public", "ledger", "entries.jsonl")).Select(l => LedgerEntry.FromJson(CanonicalJson.Parse(Encoding.UTF8.GetBytes(l))))];
        ResultBody[] results = [.. entries.Select(e => e.Body).OfType<ResultBody>()];
        Assert.Contains(results, r => r.Draw == year.Draws.First && r.IsWithdrawn);
        Assert.Contains(results, r => r.Draw == year.Draws.Second);
        Assert.Contains(entries, e => e.Body is ReceiptBody r && r.Draw == year.Draws.UnderReview);
        Assert.DoesNotContain(results, r => r.Draw == year.Draws.UnderReview);

        // These name every category there is; the script by hand brings the table of the protocol along.
        Assert.Equal(["feed/credit/schema.json", "verify-by-hand.zip", "verify-by-hand.zip/verify-by-hand/protocol.json", "verify-by-hand/protocol.json", "verify/protocol.js"], Bytes.Find(Path.Combine(year.Out, "public"), ["不配合检查情节严重", "SeriousNonCooperation"]).Select(f => f.Split(": ")[0].Replace('\\', '/')).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("page.html", "<p>&#x738B;小明</p>")]
    [InlineData("data.json", "{\"name\":\"\\u738b\\u5c0f\\u660e\"}")]
    [InlineData("plain.txt", "王小明")]
    public void The_search_finds_a_name_however_it_is_spelled_and_packed(string name, string content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        Assert.NotEmpty(Bytes.Find(name, bytes, ["王小明"]));
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }

        Assert.NotEmpty(Bytes.Find("archive", packed.ToArray(), ["王小明"]));
        Assert.Empty(Bytes.Find("archive", packed.ToArray(), ["王小红"]));
    }
}
