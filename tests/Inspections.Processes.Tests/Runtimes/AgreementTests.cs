using System.Globalization;
using System.Text;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>The verifiers have no code in common and have to come to the same findings.</summary>
public sealed class AgreementTests(RehearsedYear year)
{
    private const string Draw = "draws/property-management-2026-r2/";

    // INSPECTIONS_FULL asks for a long run of so many mutations.
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("INSPECTIONS_FULL"), CultureInfo.InvariantCulture, out int wanted) ? 100 * wanted : 12;

    [Fact]
    public async Task An_honest_year_with_its_results_is_valid_for_all_and_one_without_is_incomplete()
    {
        await ThreeVerifiers.AgreeAsync(year.Folder, "VALID");
        await ThreeVerifiers.AgreeAsync(Path.Combine(AppContext.BaseDirectory, "Verifiers", "example"), "INCOMPLETE");
        await ThreeVerifiers.AgreeAsync(year.Folder, "VALID", draw: "property-management-2026-r2");
    }

    [Fact]
    public async Task A_tampered_copy_is_invalid_for_all_by_the_check_that_should_find_it()
    {
        (string File, string Check, Func<string, string> Change)[] tamperings =
        [
            ($"{Draw}commitment.json", "commitment", t => t.Replace("\"take\":", "\"take\":1", StringComparison.Ordinal)),
            ($"{Draw}frame.jsonl", "frame", t => t[(t.IndexOf('\n', StringComparison.Ordinal) + 1)..]),
            ($"{Draw}roster.jsonl", "roster", t => t[..^2] + ",\"unavailable\":\"absent\"}\n"),
            ($"{Draw}receipt.json", "receipt", t => t.Replace("\"prk\":\"", "\"prk\":\"0", StringComparison.Ordinal)),
            ($"{Draw}receipt.json", "teams", t => t.Replace("\"bound\":", "\"bound\":1", StringComparison.Ordinal)),
            ("ledger/entries.jsonl", "ledger", t => t.Replace("\"index\":1,", "\"index\":2,", StringComparison.Ordinal)),
            ("ledger/checkpoint", "ledger", t => t.Replace("— ", "- ", StringComparison.Ordinal)),
        ];
        var judged = await JudgeAsync([.. tamperings.Select(t => (t.File, Encoding.UTF8.GetBytes(t.Change(File.ReadAllText(Path.Combine(year.Folder, t.File))))))]);
        foreach (((_, string check, _), IReadOnlyList<ToldVerdict> all) in tamperings.Zip(judged))
        {
            ThreeVerifiers.Agree(all, "INVALID", check);
        }
    }

    /// <summary>A bit, a digit or the rest of a file: all three give one verdict, and where it is INVALID a failing check in common.</summary>
    [Fact]
    public async Task Mutations_are_judged_alike()
    {
        string[] files = [.. System.IO.Directory.GetFiles(year.Folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".json" or ".jsonl" || Path.GetFileName(f) is "checkpoint" or "key")
            .Where(f => !f.Contains("/feed/", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(year.Folder, f)).Order(StringComparer.Ordinal)];
        foreach (uint[] seeds in Enumerable.Range(1, Mutations).Select(n => (uint)n).Chunk(20))
        {
            var mutations = seeds.Select(seed => (File: files[(int)((seed * 2654435761u) % (uint)files.Length)], Seed: seed)).ToArray();
            var judged = await JudgeAsync([.. mutations.Select(m => (m.File, Mutated(File.ReadAllBytes(Path.Combine(year.Folder, m.File)), m.Seed)))]);
            foreach (((string file, uint seed), IReadOnlyList<ToldVerdict> all) in mutations.Zip(judged))
            {
                string shown = $"{file}, seed {seed}\n{string.Join('\n', all)}";
                Assert.True(all.Select(v => v.Word).Distinct().Count() == 1, shown);
                Assert.True(all[0].Word != "INVALID" || all.Select(v => v.FailingNames.AsEnumerable()).Aggregate((a, b) => a.Intersect(b)).Any(), shown);
            }
        }
    }

    // Each changed file in a copy of the year of its own.
    private async Task<IReadOnlyList<IReadOnlyList<ToldVerdict>>> JudgeAsync(IReadOnlyList<(string File, byte[] Content)> changes)
    {
        using var scratch = new Scratch();
        string[] copies = [.. changes.Select((_, n) => year.CopyInto(scratch, $"{n}"))];
        foreach ((string copy, (string file, byte[] content)) in copies.Zip(changes))
        {
            Assert.NotEqual(await File.ReadAllBytesAsync(Path.Combine(copy, file), TestContext.Current.CancellationToken), content);
            await File.WriteAllBytesAsync(Path.Combine(copy, file), content, TestContext.Current.CancellationToken);
        }

        return await ThreeVerifiers.OfAsync(copies);
    }

    private static byte[] Mutated(byte[] good, uint seed)
    {
        byte[] bad = [.. good];
        int place = (int)((seed * 40503u * 65521u) % (uint)good.Length);
        if (seed % 4 == 0)
        {
            return bad[..place];
        }

        int digit = Array.FindIndex(bad, place, b => b is >= (byte)'0' and <= (byte)'9');
        if (seed % 4 == 1 && digit >= 0)
        {
            bad[digit] = (byte)('0' + ((bad[digit] - '0' + 1) % 10));
        }
        else
        {
            bad[place] ^= (byte)(1 << (int)(seed % 7));
        }

        return bad;
    }
}
