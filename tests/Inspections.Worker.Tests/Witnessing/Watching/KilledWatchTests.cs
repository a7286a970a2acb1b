using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;
using Xunit;

namespace Inspections.Worker.Tests.Witnessing.Watching;

/// <summary>A watch that dies before or after any file it puts on the disk.</summary>
public sealed class KilledWatchTests
{
    private static readonly DrawId Draw = Some.Draw(1);

    [Fact]
    public async Task Started_again_it_signs_what_is_left_and_never_two_heads_of_one_size()
    {
        int deaths = 0;
        for (int step = 1; await LivesAsync(step, after: false) | await LivesAsync(step, after: true); step++)
        {
            deaths++;
        }

        // State, commitment, head by its size, head, record, at each of three looks.
        Assert.True(deaths >= 10, $"{deaths}");
    }

    [Fact]
    public async Task A_bureau_that_rewrites_its_ledger_between_memory_and_signature_gets_no_second_head()
    {
        await using var site = new FolderSite();
        await using var desk = new WatchDesk(site);
        Bureau honest = Some.Bureau(), other = Some.Bureau();
        site.Files = honest.Publish();
        await desk.LookAsync(honest);
        Visit(honest, "F001");
        Visit(other, "F002");
        site.Files = honest.Publish();
        desk.Start((file, content) =>
        {
            AtomicFile.Write(file, content);
            if (file == desk.Options.State)
            {
                throw new KilledException();
            }
        });
        await Assert.ThrowsAsync<KilledException>(() => desk.LookAsync(honest));
        site.Files = other.Publish();
        desk.Start();
        await desk.LookAsync(other);
        Assert.DoesNotContain(other.Head, desk.Heads);
        Assert.Equal("HISTORY-001", Assert.Single(desk.Record.Alarms).Id);
        site.Files = honest.Publish();
        await desk.LookAsync(honest);
        Assert.Equal(honest.Head, desk.Head);
    }

    // True when it died on the way.
    private static async Task<bool> LivesAsync(int step, bool after)
    {
        await using var site = new FolderSite();
        await using var desk = new WatchDesk(site);
        Bureau bureau = Some.Bureau();
        int steps = 0;
        bool died = false;
        var left = new Dictionary<long, TreeHead>();
        desk.Start((file, content) =>
        {
            bool dies = ++steps == step;
            if (!dies || after)
            {
                AtomicFile.Write(file, content);
            }

            if (dies)
            {
                died = true;
                throw new KilledException();
            }
        });
        await PublishAsync();
        bureau.Commit(Draw, new RoundScript { Witnesses = [desk.Listed] });
        await PublishAsync();
        bureau.Open(Draw);
        bureau.Draw(Draw);
        await PublishAsync();
        Assert.Equal(bureau.Head, desk.Head);
        Assert.Equal(bureau.Head, desk.Record.Head);
        Assert.True(desk.Notes.ContainsKey(PublicLayout.WitnessCommitment(Draw, desk.Name)));
        Assert.True(desk.Notes.ContainsKey(PublicLayout.WitnessValues(Draw, desk.Name)));
        Assert.Empty(desk.Conditions.Now);
        return died;

        async Task PublishAsync()
        {
            site.Files = bureau.Publish();
            try
            {
                await desk.LookAsync(bureau);
            }
            catch (KilledException)
            {
                Remember();
                desk.Start();
                await desk.LookAsync(bureau);
            }

            Remember();
        }

        // Whoever fetched a head at any moment has the only one of its size.
        void Remember()
        {
            foreach (TreeHead head in desk.Heads.Concat(desk.Notes
                .Where(n => n.Key.EndsWith(".commitment", StringComparison.Ordinal)).Select(n => WitnessCommitmentNote.Parse(SignedNote.Parse(n.Value).Text).Ledger)))
            {
                Assert.True(left.TryAdd(head.Size, head) || left[head.Size] == head);
                Assert.Equal(bureau.Log.HeadAt((int)head.Size), head);
            }
        }
    }

    private static void Visit(Bureau bureau, string firm) => bureau.Enter(new VisitBody(Some.Id(firm), new DateOnly(2026, 1, 5), Label.Parse("complaint")));

    private sealed class KilledException : Exception;
}
