using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Tests.Witnessing.Watching;
using Inspections.Worker.Witnessing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>A worker and two watches, over the loopback both ways: nobody carries a note.</summary>
public sealed class FetchedNotesTests : IAsyncLifetime
{
    private static readonly string[] Names = ["audit", "notary"];

    private readonly FolderSite _public = new();
    private readonly Dictionary<string, FolderSite> _offered = Names.ToDictionary(n => n, _ => new FolderSite());
    private readonly Dictionary<string, WatchDesk> _desks = [];
    private Desk _bureau = null!;
    private FetchWitnessNotes _fetch = null!;

    public ValueTask InitializeAsync()
    {
        foreach (string name in Names)
        {
            _desks[name] = new WatchDesk(_public, name);
            _offered[name].Files = new NotesOf(_desks[name]);
        }

        _bureau = new Desk(s =>
        {
            s.Commitment.Witnesses = [.. Names.Select(n => new WitnessSetting { Name = n, Key = _desks[n].Key.Signer.Verifier.ToString(), Url = _offered[n].Address })];
            s.Commitment.Sources = ["own", .. Names.Select(n => "witness:" + n)];
        });
        _public.Files = _bureau.Public;
        _fetch = new FetchWitnessNotes(_bureau.Bureau, _bureau.Settings.Commitment.Witnesses, _bureau.Conditions, NullLogger<FetchWitnessNotes>.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _bureau.Dispose();
        foreach (string name in Names)
        {
            await _offered[name].DisposeAsync();
            await _desks[name].DisposeAsync();
        }

        await _public.DisposeAsync();
    }

    [Fact]
    public async Task What_the_witnesses_signed_is_fetched_published_and_makes_the_draw_witnessed()
    {
        SealedValue[] seals = Commit();
        await LookAsync();
        Assert.Equal(4, _fetch.Execute());
        foreach (SealedValue seal in seals)
        {
            _bureau.Enter(seal.Source.ToString(), seal.Value);
        }

        _bureau.RunTo(_bureau.CommitmentOf(Desk.First).DrawAt.AddMinutes(1));
        _bureau.Processor.LookAhead();
        await LookAsync();
        Assert.NotEqual(0, _fetch.Execute());
        Assert.Equal(0, _fetch.Execute());
        _bureau.Processor.LookAhead();

        VerificationReport report = _bureau.Verify(Desk.First);
        Assert.True(report.Verdict == Verdict.Valid, string.Join('\n', report.Findings.Where(f => f.Outcome != Outcome.Ok)));
        Assert.Equal(Assurance.Witnessed, report.Assurances[Desk.First]);
        Assert.DoesNotContain(report.Notices, n => n.Kind == NoticeKind.WitnessNote);
        foreach (string name in Names)
        {
            Assert.NotNull(_bureau.Public.TryRead(PublicLayout.WitnessValues(Desk.First, SectorCode.Parse(name))));
            byte[] head = _bureau.Public.TryRead(PublicLayout.WitnessHead(SectorCode.Parse(name)))!;
            Assert.Equal(_bureau.LedgerSize(), WitnessHeadNote.Parse(SignedNote.Parse(head).Text).Ledger.Size);
        }

        Assert.Empty(_bureau.Conditions.Now);
    }

    [Fact]
    public async Task A_note_that_does_not_hold_is_not_published_and_reported_until_it_is_gone()
    {
        Commit();
        await LookAsync();
        string path = PublicLayout.WitnessHead(SectorCode.Parse("audit"));
        TreeHead other = new(Core.Encodings.Digest.Of([1]), 3);
        string forged = NoteSigner.Sign(new WitnessHeadNote(other, _bureau.Bureau.Now).ToText(), _desks["audit"].Key.Signer);
        _offered["audit"].Files = new NotesOf(_desks["audit"]) { Instead = { [path] = System.Text.Encoding.UTF8.GetBytes(forged) } };
        Assert.Equal(3, _fetch.Execute());
        Condition reported = Assert.Single(_bureau.Conditions.Now);
        Assert.Equal((ConditionIds.NoteRefused, path), (reported.Id, reported.Subject));
        Assert.Contains("not this one", reported.Says.En, StringComparison.Ordinal);
        _offered["audit"].Files = new NotesOf(_desks["audit"]);
        Assert.Equal(1, _fetch.Execute());
        Assert.Empty(_bureau.Conditions.Now);
    }

    [Fact]
    public async Task A_note_under_anothers_name_is_not_taken()
    {
        Commit();
        await LookAsync();
        byte[] notary = _desks["notary"].Notes[PublicLayout.WitnessHead(SectorCode.Parse("notary"))];
        string path = PublicLayout.WitnessHead(SectorCode.Parse("audit"));
        _offered["audit"].Files = new NotesOf(_desks["audit"]) { Instead = { [path] = notary } };
        _offered["notary"].Broken = true;
        Assert.Equal(1, _fetch.Execute());
        Assert.Contains("another note", Assert.Single(_bureau.Conditions.Now).Says.En, StringComparison.Ordinal);
        _bureau.Processor.LookAhead();
        Assert.Null(_bureau.Public.TryRead(PublicLayout.WitnessHead(SectorCode.Parse("notary"))));
    }

    [Fact]
    public async Task A_witness_that_cannot_be_reached_for_a_while_is_reported_and_the_other_is_asked_all_the_same()
    {
        Commit();
        await LookAsync();
        _offered["audit"].Broken = true;
        Assert.Equal(2, _fetch.Execute());
        Assert.Empty(_bureau.Conditions.Now);
        for (int minute = 1; minute < 10; minute++)
        {
            _fetch.Execute();
        }

        Assert.Equal((ConditionIds.WitnessUnreached, "audit"), (Assert.Single(_bureau.Conditions.Now).Id, _bureau.Conditions.Now[0].Subject));
        _offered["audit"].Broken = false;
        Assert.Equal(2, _fetch.Execute());
        Assert.Empty(_bureau.Conditions.Now);
    }

    private SealedValue[] Commit()
    {
        SealedValue[] seals = [.. _desks.Values.Select(d => d.Seal(Desk.First))];
        foreach (SealedValue seal in seals)
        {
            _bureau.Promise(seal.Source.ToString(), seal.Digest);
        }

        _bureau.CommitFirst();
        return seals;
    }

    private async Task LookAsync()
    {
        foreach (WatchDesk desk in _desks.Values)
        {
            desk.Clock.SetUtcNow(_bureau.Bureau.Now);
            await desk.LookAsync();
            Assert.Empty(desk.Record.Alarms);
        }
    }

    // What a witness serves.
    private sealed class NotesOf(WatchDesk desk) : IPublishedFiles
    {
        public Dictionary<string, byte[]> Instead { get; } = [];

        public byte[]? TryRead(string path) => Instead.TryGetValue(path, out byte[]? other) ? other : desk.Notes.GetValueOrDefault(path);
    }
}
