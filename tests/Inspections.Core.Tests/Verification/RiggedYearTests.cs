using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Inspections.Core.Directories;
using Inspections.Core.Tests.Verification.Verifiers;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Verification;

/// <summary>Years that were rigged with the bureau's own keys, and honest ones, each with the verdict it must get (tests/Attacks).</summary>
public sealed class RiggedYearTests
{
    private static readonly Lazy<Dictionary<string, MemoryFiles>> Years = new(() => Read("years.tar.gz").Concat(Read("honest.tar.gz")).ToDictionary(y => y.Key, y => y.Value, StringComparer.Ordinal));

    private static readonly Lazy<JsonElement[]> Table = new(() => [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), "table.json"))).RootElement.EnumerateArray()]);

    public static TheoryData<string> Names => [.. Table.Value.Select(r => r.GetProperty("folder").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_year_has_the_verdict_the_notices_and_the_assurance_of_the_table(string name)
    {
        JsonElement row = Table.Value.Single(r => r.GetProperty("folder").GetString() == name);
        VerificationReport report = Verified.Report(Years.Value[name], new VerificationOptions { Now = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)) });
        string[] verdicts = [.. row.GetProperty("verdicts").EnumerateArray().Select(v => v.GetString()!)];
        Assert.True(verdicts.Contains(report.Verdict.Name(), StringComparer.Ordinal), $"expected {string.Join(" or ", verdicts)}, found {report.Verdict.Name()}:\n{Verified.Describe(report)}");
        foreach (JsonElement notice in row.TryGetProperty("notices", out JsonElement notices) ? notices.EnumerateArray() : [])
        {
            Assert.Contains(report.Notices, n => n.Kind.ToString() == notice.GetString());
        }

        if (row.TryGetProperty("assurance", out JsonElement assurance))
        {
            Assert.Contains(report.Assurances.Values, a => a.Name() == assurance.GetString());
        }
    }

    [Theory]
    [MemberData(nameof(ScriptVerifier.Programs), MemberType = typeof(ScriptVerifier))]
    public void The_scripts_say_of_them_what_the_library_says(string program)
    {
        MemoryFiles first = Years.Value["honest-public"];
        IReadOnlyList<ScriptFinding> findings = ScriptVerifier.Of(program).Verify(first, Years.Value.Select(y => PublishedCase.Between(y.Key, first, y.Value)));
        string[] wrong = [.. findings.Zip(Years.Value.Values).Select(p => p.First.Errors.Count > 0 ? p.First.ToString() : p.First.Difference(Verified.Report(p.Second))).OfType<string>()];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void A_draws_folder_alone_is_incomplete_with_every_check_made_that_its_bytes_allow()
    {
        VerificationReport report = Verified.Report(Years.Value["missing-only-one-draw-folder"]);

        Verified.Is(Verdict.Incomplete, report);
        Check[] made = [Check.Commitment, Check.Frame, Check.Roster, Check.Recusals, Check.Quotas, Check.Key, Check.Selection, Check.Teams, Check.Receipt];
        Assert.DoesNotContain(report.Findings, f => f.Check is Check.Flags or Check.Coverage or Check.Rounds or Check.Outcomes);
        Each.Of(made, c => Assert.Equal(Outcome.Ok, Assert.Single(report.Findings, f => f.Check == c).Outcome));
    }

    [Fact]
    public void A_receipt_that_the_draw_does_not_give_fails_without_a_ledger_too()
    {
        MemoryFiles alone = Years.Value["missing-only-one-draw-folder"];
        string receipt = alone.Paths.Single(p => p.EndsWith("/receipt.json", StringComparison.Ordinal));
        Verified.Fails(Check.Key, alone.With(receipt, b => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(b).Replace("\"prk\":\"", "\"prk\":\"0", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_draw_of_one_year_is_not_verified_as_another_years() => Assert.Throws<ArgumentException>(() =>
        Verified.Report(Years.Value["honest-public"], new VerificationOptions { Draw = DrawId.Parse("pm-2026-r1"), Year = 2027 }));

    private static Dictionary<string, MemoryFiles> Read(string archive)
    {
        var years = new Dictionary<string, Dictionary<string, byte[]>>(StringComparer.Ordinal);
        using var reader = new TarReader(new GZipStream(File.OpenRead(Path.Combine(Folder(), archive)), CompressionMode.Decompress));
        while (reader.GetNextEntry(copyData: true) is TarEntry entry)
        {
            string[] parts = entry.Name.TrimStart('.', '/').Split('/', 2);
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && parts.Length == 2)
            {
                using var bytes = new MemoryStream();
                entry.DataStream?.CopyTo(bytes);
                if (!years.TryGetValue(parts[0], out Dictionary<string, byte[]>? files))
                {
                    years.Add(parts[0], files = new Dictionary<string, byte[]>(StringComparer.Ordinal));
                }

                files[parts[1]] = bytes.ToArray();
            }
        }

        return years.ToDictionary(y => y.Key, y => new MemoryFiles(y.Value), StringComparer.Ordinal);
    }

    private static string Folder() => Repository.At("tests", "Attacks");
}
