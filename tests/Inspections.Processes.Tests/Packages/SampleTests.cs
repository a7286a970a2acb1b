using System.Text.Json;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Publication.Credit;
using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>Every sample does against the package what it says, seen from outside.</summary>
public sealed class SampleTests(Packed packed)
{
    [Fact]
    public void A_sample_is_read_in_one_sitting() =>
        Each.Of(Sources.Files("samples").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)), f => Assert.InRange(Sources.Text(f).TrimEnd().Split('\n').Length, 1, 79));

    [Fact]
    public async Task A_draw_in_memory_is_valid()
    {
        (int code, string said) = await packed.Consumers.RunAsync("Draw");
        Assert.True(code == 0, said);
        Assert.EndsWith("VALID", said.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bureau")]
    [InlineData("Templated")]
    public async Task A_bureau_with_a_database_of_its_own_has_a_valid_year_and_goes_on_where_it_stopped(string project)
    {
        using var scratch = new Scratch();
        (int code, string said) = await packed.Consumers.RunAsync(project, scratch.Folder, "2026");
        Assert.True(code == 0, said);
        (int verified, string report, _) = await Scratch.RunAsync("verify", scratch.At("public"), "--lang", "en");
        Assert.True(verified == 0, report);
        Assert.Contains("VALID  (", report, StringComparison.Ordinal);

        byte[] before = await File.ReadAllBytesAsync(scratch.At("public/ledger/entries.jsonl"), TestContext.Current.CancellationToken);
        (int again, string same) = await packed.Consumers.RunAsync(project, scratch.Folder, "2026");
        Assert.True(again == 0, same);
        Assert.Equal(said, same);
        Assert.Equal(before, await File.ReadAllBytesAsync(scratch.At("public/ledger/entries.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_firm_is_shown_its_ticket_with_proofs_that_hold()
    {
        using var scratch = new Scratch();
        (int code, string said) = await packed.Consumers.RunAsync("Bureau", scratch.Folder, "2026");
        Assert.True(code == 0, said);
        string head = await File.ReadAllTextAsync(scratch.At("public/ledger/checkpoint"), TestContext.Current.CancellationToken);
        await using RunningPage page = await RunningPage.StartAsync("dotnet", await packed.Consumers.ProgramAsync("FirmPage"), scratch.At("public"));

        int drawn = 0;
        foreach (int n in (int[])[1, 100, 200])
        {
            JsonElement shown = JsonDocument.Parse(await page.Client.GetStringAsync($"draws/brokers-2026-r2/firms/F{n:000}", TestContext.Current.CancellationToken)).RootElement;
            TreeHead list = Holds(shown.GetProperty("list")), ledger = Holds(shown.GetProperty("ledger"));
            Assert.Equal(200, list.Size);
            Assert.Equal(Checkpoint.Parse(SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(head)).Text).Head, ledger);
            bool isDrawn = shown.GetProperty("drawn").GetBoolean();
            Assert.Equal(isDrawn, string.CompareOrdinal(shown.GetProperty("ticket").GetString(), shown.GetProperty("cutOff").GetString()) <= 0);
            drawn += isDrawn ? 1 : 0;
        }

        Assert.InRange(drawn, 0, 3);
        foreach (string path in (string[])["draws/brokers-2026-r2/firms/F999", "draws/brokers-2026-r9/firms/F001"])
        {
            using HttpResponseMessage none = await page.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    [Fact]
    public async Task A_consumer_of_the_feed_resumes_where_it_was_killed_and_takes_nothing_that_the_ledger_does_not_bear_out()
    {
        using var desk = new CreditDesk();
        using var scratch = new Scratch();
        string key = Path.Combine(desk.Folder, "ledger/key"), store = scratch.At("records.jsonl"), page = Path.Combine(desk.Folder, "feed/credit/current.json");
        desk.Enter(55);
        desk.Publish();
        await TakesAsync(55);

        // Killed in the middle of a line, and more was published meanwhile.
        await using (FileStream file = File.OpenWrite(store))
        {
            file.SetLength(file.Length / 2);
        }

        desk.Enter(50);
        desk.Publish();
        await TakesAsync(105);
        string[] taken = await File.ReadAllLinesAsync(store, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 105), taken.SelectMany(l => JsonDocument.Parse(l).RootElement.GetProperty("records").EnumerateArray()).Select(r => r.GetProperty("sequence").GetInt32()));

        desk.Enter(1);
        desk.Publish();
        string honest = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        foreach ((string from, string to, string why) in ((string, string, string)[])[
            ("\"ProblemOrderedCorrected\"", "\"NoProblemFound\"", "history was rewritten"), ("\"sequence\":106", "\"sequence\":107", "calls itself 107")])
        {
            await File.WriteAllTextAsync(page, honest.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            (int code, string said) = await packed.Consumers.RunAsync("FeedConsumer", desk.Folder, key, store);
            Assert.True(code == 1 && said.Contains(why, StringComparison.Ordinal), said);
        }

        int last = honest.LastIndexOf("ProblemOrderedCorrected", StringComparison.Ordinal);
        await File.WriteAllTextAsync(page, string.Concat(honest.AsSpan(0, last), "NoProblemFound", honest.AsSpan(last + "ProblemOrderedCorrected".Length)), TestContext.Current.CancellationToken);
        (int refused, string reason) = await packed.Consumers.RunAsync("FeedConsumer", desk.Folder, key, store);
        Assert.True(refused == 1 && reason.Contains("is not in the signed ledger", StringComparison.Ordinal), reason);
        Assert.Equal(taken, await File.ReadAllLinesAsync(store, TestContext.Current.CancellationToken));

        async Task TakesAsync(int count)
        {
            (int code, string said) = await packed.Consumers.RunAsync("FeedConsumer", desk.Folder, key, store);
            Assert.True(code == 0, said);
            Assert.Equal(FormattableString.Invariant($"{count} in all"), said.Trim());
        }
    }

    private static TreeHead Holds(JsonElement proof)
    {
        var head = new TreeHead(Digest.Parse(proof.GetProperty("root").GetString()!), proof.GetProperty("size").GetInt64());
        byte[] leaf = CanonicalJson.Write(CanonicalJson.ParseAnySpelling(System.Text.Encoding.UTF8.GetBytes(proof.GetProperty("leaf").GetRawText())));
        Digest[] path = [.. proof.GetProperty("proof").EnumerateArray().Select(d => Digest.Parse(d.GetString()!))];
        Assert.True(MerkleProof.Includes(head, proof.GetProperty("index").GetInt64(), MerkleTree.LeafHash(leaf), path));
        return head;
    }
}
