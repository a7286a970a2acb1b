using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Worker.Witnessing;
using Xunit;

namespace Inspections.Worker.Tests.Witnessing.Watching;

/// <summary>A bureau that changes what it has published: an alarm, no signature, and evidence.</summary>
public sealed class ChangedHistoryTests : IAsyncLifetime
{
    private static readonly DrawId Draw = Some.Draw(1);

    private readonly FolderSite _site = new();
    private readonly Bureau _bureau = Some.Bureau();
    private WatchDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = new WatchDesk(_site);
        _bureau.Commit(Draw, new RoundScript { Witnesses = [_desk.Listed] });
        Visit(_bureau, "F001");
        _site.Files = _bureau.Publish();
        await _desk.LookAsync(_bureau);
        Assert.Equal(_bureau.Head, _desk.Head);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_ledger_that_was_rewritten_and_signed_anew()
    {
        MemoryFiles before = _bureau.Publish();
        _bureau.Log.Rewrite(entries => entries.Where(e => e.Body is not VisitBody));
        Visit(_bureau, "F002");
        Visit(_bureau, "F003");
        await AlarmedAsync(HistoryRefusals.Rewritten.Id, "rewritten or forked");

        // Put back it is over, and still to be seen by a person.
        _site.Files = before;
        await _desk.LookAsync();
        Assert.Empty(_desk.Conditions.Now);
        (int code, string output) = await _desk.StatusAsync();
        Assert.Equal(1, code);
        Assert.Contains("已恢复", output, StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.StatusAsync("--seen")).Code);
        await _desk.LookAsync();
        Assert.Empty(_desk.Record.Alarms);
    }

    [Fact]
    public async Task A_ledger_that_was_cut_short()
    {
        _bureau.Log.Rewrite(entries => entries.SkipLast(1));
        await AlarmedAsync(HistoryRefusals.Shrunk.Id, "has shrunk");

        // An alarm that stands is not put away by having been seen.
        Assert.Equal(1, (await _desk.StatusAsync("--seen")).Code);
    }

    [Fact]
    public async Task Another_ledger_of_the_same_six_digits()
    {
        var other = new PublishedLog(Authority.Parse("350100/market"), Some.Start);
        for (int day = 1; day < 9; day++)
        {
            other.Enter(new VisitBody(Some.Id("F001"), new DateOnly(2025, 12, day), Label.Parse("complaint")));
        }

        await AlarmedAsync(HistoryRefusals.OtherLedger.Id, "one ledger of an authority's six digits", other.Publish());
    }

    [Fact]
    public async Task A_second_commitment_to_a_draw_that_was_signed()
    {
        _bureau.Enter(new CommitmentBody(Draw, Digest.Of([1])));
        await AlarmedAsync(HistoryRefusals.OtherCommitment.Id, "as well");
    }

    [Fact]
    public async Task A_checkpoint_that_is_not_signed_by_the_key_in_force()
    {
        Visit(_bureau, "F002");
        MemoryFiles published = _bureau.Publish();
        byte[] forged = System.Text.Encoding.UTF8.GetBytes(_bureau.Log.Signed(_bureau.Head, TestKeys.Signer(Bureau.Authority.ToString(), "stranger")));
        await AlarmedAsync(
            HistoryRefusals.LedgerFails.Id, "signature", published.With(PublicLayout.Checkpoint, forged).With(PublicLayout.CheckpointAt(_bureau.Head.Size), forged));
    }

    [Fact]
    public async Task A_file_that_a_cache_gave_once_alarms_nobody()
    {
        Visit(_bureau, "F002");
        MemoryFiles right = _bureau.Publish();
        int asked = 0;
        _site.Files = new Sometimes(path => path == PublicLayout.Entries && asked++ == 0 ? JsonLines.Write(_bureau.Entries.Take(2).Select(e => CanonicalJson.Parse(e.ToLeaf()))) : right.TryRead(path));
        await _desk.LookAsync(_bureau);
        Assert.Equal(2, asked);
        Assert.Empty(_desk.Record.Alarms);
        Assert.Equal(_bureau.Head, _desk.Head);
    }

    [Fact]
    public async Task A_site_that_cannot_be_read_is_no_verdict_and_is_reported_when_it_lasts()
    {
        _site.Broken = true;
        for (int look = 0; look < 3; look++)
        {
            Assert.Empty(_desk.Conditions.Now);
            await _desk.LookAsync();
        }

        Assert.Equal("SITE-001", Assert.Single(_desk.Conditions.Now).Id);
        Assert.Equal(2, (await _desk.StatusAsync()).Code);
        _desk.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(69, (await _desk.StatusAsync()).Code);
        _site.Broken = false;
        await _desk.LookAsync();
        Assert.Empty(_desk.Conditions.Now);
        Assert.Equal(0, (await _desk.StatusAsync()).Code);
    }

    [Fact]
    public async Task A_witness_whose_state_file_is_lost_signs_nothing()
    {
        File.Delete(_desk.Options.State);
        _desk.Start();
        Visit(_bureau, "F002");
        _site.Files = _bureau.Publish();
        Core.Ledger.TreeHead? signed = _desk.Head;
        await _desk.LookAsync(_bureau);
        Assert.Equal(signed, _desk.Head);
        Assert.Contains("restore the state file", Assert.Single(_desk.Conditions.Now).Says.En, StringComparison.Ordinal);
    }

    private async Task AlarmedAsync(string id, string says, MemoryFiles? published = null)
    {
        IReadOnlyDictionary<string, byte[]> before = _desk.Notes;
        _site.Files = published ?? _bureau.Publish();
        await _desk.LookAsync(_bureau);
        await _desk.LookAsync(_bureau);
        var alarm = Assert.Single(_desk.Record.Alarms);
        Assert.Equal((id, null), (alarm.Id, alarm.Over));
        Assert.Contains(says, alarm.Says.En, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(_desk.Conditions.Now).Id);
        Assert.Equal(_site.Files.TryRead(PublicLayout.Entries), await File.ReadAllBytesAsync(Path.Combine(alarm.Evidence, PublicLayout.Entries), TestContext.Current.CancellationToken));
        Assert.Equal(before, _desk.Notes);
        Assert.Equal(1, (await _desk.StatusAsync()).Code);

        // Started again it still knows, and still signs nothing.
        _desk.Start();
        await _desk.LookAsync(_bureau);
        Assert.Equal(id, Assert.Single(_desk.Conditions.Now).Id);
        Assert.Single(_desk.Record.Alarms);
        Assert.Equal(before, _desk.Notes);
    }

    private static void Visit(Bureau bureau, string firm) => bureau.Enter(new VisitBody(Some.Id(firm), new DateOnly(2026, 1, 5), Label.Parse("complaint")));

    private sealed class Sometimes(Func<string, byte[]?> read) : IPublishedFiles
    {
        public byte[]? TryRead(string path) => read(path);
    }
}
