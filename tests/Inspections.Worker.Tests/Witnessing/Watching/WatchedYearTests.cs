using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Witnessing;
using Xunit;

namespace Inspections.Worker.Tests.Witnessing.Watching;

/// <summary>Two witnesses watch a made-up bureau, and nobody touches their machines but for the values that they seal.</summary>
public sealed class WatchedYearTests
{
    [Fact]
    public async Task Every_commitment_value_and_head_of_a_year_is_signed_as_it_comes_and_the_year_verifies_as_witnessed()
    {
        await using var site = new FolderSite();
        await using WatchDesk one = new(site), two = new(site, "audit");
        Bureau bureau = Some.Bureau();
        site.Files = bureau.Publish();
        await LookAsync(bureau, one, two);
        Assert.Equal(bureau.Head, one.Head);
        for (int round = 1; round <= 3; round++)
        {
            DrawId draw = Some.Draw(round);
            await RoundAsync(bureau, site, draw, one, two);
        }

        VerificationReport report = PublicationVerifier.Verify(bureau.Publish(), new VerificationOptions { Year = 2026 });
        Nothing.Fails(report);
        Assert.Equal([Assurance.Witnessed, Assurance.Witnessed, Assurance.Witnessed], report.Assurances.Values);
        Assert.DoesNotContain(report.Notices, n => n.Kind == NoticeKind.WitnessNote);
        Notice watched = Assert.Single(report.Notices, n => n.Kind == NoticeKind.HeadWatched);
        Assert.Contains($"{bureau.Head.Size} entries", watched.Text, StringComparison.Ordinal);
        Assert.Empty(one.Conditions.Now);
        Assert.Equal((0, 0), ((await one.StatusAsync()).Code, (await two.StatusAsync()).Code));

        // Every head that was signed is one of this ledger, and each size has one.
        Each.Of(one.Heads, h => Assert.Equal(bureau.Log.HeadAt((int)h.Size), h));
        Assert.Equal(bureau.Head, one.Head);
    }

    [Fact]
    public async Task A_ledger_that_stays_as_it_is_costs_a_checkpoint_a_look()
    {
        await using var site = new FolderSite();
        await using var desk = new WatchDesk(site);
        Bureau bureau = Some.Bureau();
        site.Files = bureau.Publish();
        await desk.LookAsync(bureau);
        site.Asked.Clear();
        await desk.LookAsync(bureau);
        Assert.Equal(["ledger/checkpoint"], site.Asked.Where(p => !p.EndsWith("/0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Entries_that_no_checkpoint_covers_yet_wait_and_alarm_nobody()
    {
        await using var site = new FolderSite();
        await using var desk = new WatchDesk(site);
        Bureau bureau = Some.Bureau();
        MemoryFiles before = bureau.Publish();
        bureau.Enter(new VisitBody(Some.Id("F001"), new DateOnly(2026, 1, 5), Label.Parse("complaint")));
        site.Files = before.With(PublicLayout.Entries, bureau.Publish()[PublicLayout.Entries]);
        await desk.LookAsync(bureau);
        Assert.Equal(bureau.Log.HeadAt(bureau.Entries.Count - 1), desk.Head);
        Assert.Empty(desk.Record.Alarms);
        site.Files = bureau.Publish();
        await desk.LookAsync(bureau);
        Assert.Equal(bureau.Head, desk.Head);
    }

    [Fact]
    public async Task What_is_not_as_it_should_be_with_a_draw_is_not_signed_and_the_head_is()
    {
        await using var site = new FolderSite();
        await using var desk = new WatchDesk(site);
        using var stranger = new WitnessDesk();
        Bureau bureau = Some.Bureau();
        SealedValue seal = desk.Seal(Some.Draw(1));
        WitnessedDrawTests.Commit(bureau, [(stranger, seal)]);
        site.Files = bureau.Publish();
        await desk.LookAsync(bureau);
        Assert.False(desk.Notes.ContainsKey(PublicLayout.WitnessCommitment(Some.Draw(1), desk.Name)));
        Assert.Equal(bureau.Head, desk.Head);
        (int code, string output) = await desk.StatusAsync();
        Assert.Equal(2, code);
        Assert.Contains("and yours is", output, StringComparison.Ordinal);
        Assert.Equal("SIGN-001", Assert.Single(desk.Conditions.Now).Id);

        // Looked at again it is still so, at no cost until it is tried again.
        site.Asked.Clear();
        await desk.LookAsync(bureau);
        Assert.DoesNotContain(PublicLayout.Entries, site.Asked);
        Assert.Equal("SIGN-001", Assert.Single(desk.Conditions.Now).Id);
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        await desk.LookAsync();
        Assert.Contains(PublicLayout.Entries, site.Asked);
    }

    [Fact]
    public async Task Dice_may_be_left_to_a_person_and_values_wait_for_the_draw()
    {
        await using var site = new FolderSite();
        await using var desk = new WatchDesk(site);
        desk.Options = desk.Options with { SealedOnly = true };
        desk.Start();
        DrawId draw = Some.Draw(1);
        Bureau bureau = Some.Bureau();
        bureau.Commit(draw, new RoundScript
        {
            Sources = (id, _) => [Bureau.Sealed(id, "own:1"), new DiceSource(Label.Parse("dice"), 20)],
            Witnesses = [desk.Listed],
        });
        site.Files = bureau.Publish();
        await desk.LookAsync(bureau);
        Assert.True(desk.Notes.ContainsKey(PublicLayout.WitnessCommitment(draw, desk.Name)));
        bureau.Open(draw, ("dice", "01234567890123456789"));
        bureau.Draw(draw);
        site.Files = bureau.Publish();
        await desk.LookAsync(bureau);
        Assert.False(desk.Notes.ContainsKey(PublicLayout.WitnessValues(draw, desk.Name)));
        Assert.Contains("sign-values", (await desk.StatusAsync()).Output, StringComparison.Ordinal);
        desk.Options = desk.Options with { SealedOnly = false };
        desk.Start();
        await desk.LookAsync(bureau);
        Assert.True(desk.Notes.ContainsKey(PublicLayout.WitnessValues(draw, desk.Name)));
        Assert.Equal(0, (await desk.StatusAsync()).Code);
    }

    private static async Task RoundAsync(Bureau bureau, FolderSite site, DrawId draw, params WatchDesk[] desks)
    {
        SealedValue[] seals = [.. desks.Select(d => d.Seal(draw))];
        bureau.Commit(draw, new RoundScript
        {
            Sources = (id, _) => [Bureau.Sealed(id, "own:1"), .. seals.Select(s => new SealedSource(s.Source, s.Digest))],
            Witnesses = [.. desks.Select(d => d.Listed)],
        });
        await PublishAsync();
        bureau.Clock = bureau.Clock.AddDays(1);
        bureau.Enter([.. seals.Select(s => new ValueBody(draw, s.Source, s.Value))]);
        bureau.Open(draw);
        bureau.Draw(draw);
        await PublishAsync();
        bureau.Clock = bureau.Clock.AddDays(2);
        bureau.Record(draw);
        bureau.Clock = bureau.Clock.AddDays(20);
        await PublishAsync();

        async Task PublishAsync()
        {
            site.Files = bureau.Publish();
            await LookAsync(bureau, desks);
            Array.ForEach(desks, d => d.Hand(bureau));
            site.Files = bureau.Publish();
        }
    }

    private static async Task LookAsync(Bureau bureau, params WatchDesk[] desks)
    {
        foreach (WatchDesk desk in desks)
        {
            await desk.LookAsync(bureau);
        }
    }
}
