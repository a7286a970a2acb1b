using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Stores;

/// <summary>Whichever way an entry comes to the worker's ledger, the rules of the package are asked, and what they refuse leaves nothing.</summary>
public sealed class EntryGateTests
{
    private static readonly Label Ann = Label.Parse("ann");
    private static readonly Label Ben = Label.Parse("ben");

    [Fact]
    public void Nothing_is_entered_that_a_verifier_would_refuse()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        (Identifier firm, Identifier[] team) = desk.Bureau.Database.Read(s =>
        {
            var teams = TeamStore.Open(LedgerStore.Open(s), Desk.First);
            return (teams.Firms[0], teams.Of(teams.Firms[0])!.ToArray());
        });
        Digest other = Digest.Of("another"u8);
        long before = desk.LedgerSize();
        (EntryBody Body, RefusalKind Why)[] refused =
        [
            (new KeyBody(desk.Bureau.Keys.Signer.Verifier, desk.Bureau.Keys.Recovery), BureauRefusals.First),
            (new SealedBody(other, "result"), BureauRefusals.Form),
            (new ReceiptBody(Desk.First, other), BureauRefusals.Ended),
            (new VoidBody(Desk.First, VoidReason.ForceMajeure, Ann, Ben), BureauRefusals.Ended),
            (new VoidBody(Desk.First.NextTry(), VoidReason.ForceMajeure, Ann, Ben), BureauRefusals.NotCommitted),
            (new ValueBody(Desk.First, Label.Parse("nobody"), "1"), BureauRefusals.Value),
            (new InfeasibleBody(Desk.First.Sector, Desk.First.Year, Desk.First.Round, other, 3, 0, 0), BureauRefusals.Order),
            (new SubstitutionBody(Desk.First, firm, team[0], team[1], SubstitutionReason.Absent, Ann, Ben), BureauRefusals.Team),
            (new NamedBody(Desk.First, firm, team, Ann, Ann), BureauRefusals.Team),
            (new JoinedBody(firm, Desk.First, Desk.First.NextTry()), BureauRefusals.NotCommitted),
            (new VisitBody(firm, desk.Bureau.Today.AddDays(1), Label.Parse("special")), BureauRefusals.Visit),
            (new ClosedBody(Desk.First.Year, []), BureauRefusals.Closing),
            (Found(firm, team, desk.Bureau.Today) with { Opens = new Opening(1, other) }, BureauRefusals.Seal),
        ];
        Each.Of(refused, r => Assert.Equal((r.Body.Kind, r.Why.Id), (r.Body.Kind, Refused(desk, (ledger, bureau) =>
            ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, r.Body)))));
        Assert.Equal(BureauRefusals.Result.Id, Refused(desk, (ledger, bureau) => ledger.Seal(
            bureau.Now, bureau.Authority, bureau.Keys.Signer, Found(firm, [team[0]], bureau.Today), other)));
        Assert.Equal(BureauRefusals.KeptBack.Id, Refused(desk, (ledger, bureau) => ledger.Seal(
            bureau.Now, bureau.Authority, bureau.Keys.Signer, new NamedBody(Desk.First, firm, team, Ann, Ben), other)));
        Assert.Equal(BureauRefusals.Policy.Id, Refused(desk, (ledger, bureau) => ledger.Adopt(
            bureau.Now, bureau.Authority, bureau.Keys.Signer, ledger.Reading.Policies[0].Document with { Authority = Authority.Parse("350200/housing") })));
        Assert.Equal(before, desk.LedgerSize());
    }

    [Fact]
    public void What_follows_in_one_transaction_is_judged_after_what_came_before_it()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        long before = desk.LedgerSize();
        Assert.Equal(BureauRefusals.Result.Id, Refused(desk, (ledger, bureau) =>
        {
            TeamStore teams = TeamStore.Open(ledger, Desk.First);
            Identifier firm = teams.Firms[0];
            ResultBody found = Found(firm, [.. teams.Of(firm)!], bureau.Today);
            SealedEntry entry = ledger.Seal(bureau.Now, bureau.Authority, bureau.Keys.Signer, found, Digest.Of("salt"u8));
            Assert.Equal(entry, ledger.Reading.Records.SealedAt(entry.Index));
            ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, entry.Opened());
        }));
        Assert.Equal(before, desk.LedgerSize());
    }

    [Fact]
    public void Whoever_goes_on_after_a_refusal_goes_on_with_what_was_taken_before_it()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        BureauContext bureau = desk.Bureau;
        int before = (int)desk.LedgerSize();
        bureau.Write(session =>
        {
            LedgerStore ledger = LedgerStore.Open(session);
            var visit = new VisitBody(TeamStore.Open(ledger, Desk.First).Firms[0], bureau.Today, Label.Parse("special"));
            Assert.Throws<UserErrorException>(() => ledger.Append(
                bureau.Now, bureau.Authority, bureau.Keys.Signer, visit, visit with { InspectedOn = bureau.Today.AddDays(1) }));
        });
        byte[][] read = bureau.Database.Read(session => LedgerStore.LeavesFrom(session, before).ToArray());
        byte[][] rows = bureau.Database.Read(session => session.Query<byte[]>("SELECT leaf FROM ledger_entry ORDER BY position").ToArray());
        Assert.Equal(rows[before..], read);
        Assert.Single(read);
        Assert.Equal(before + 1, bureau.Database.Read(session => LedgerStore.Checkpoints(session)[^1].Size));
        Assert.Equal(MerkleTree.Over(rows).Head, bureau.Database.Read(session => LedgerStore.Open(session).HeadAt(rows.Length)));
    }

    private static ResultBody Found(Identifier firm, Identifier[] team, DateOnly day) => new()
    {
        Record = Label.Parse("2026-900001"),
        Version = 1,
        Draw = Desk.First,
        Firm = firm,
        Inspectors = team,
        InspectedOn = day,
        Items = [Identifier.Parse("WY-01")],
        Categories = [ResultCategory.NoProblemFound],
    };

    private static string Refused(Desk desk, Action<LedgerStore, BureauContext> enter) => Assert.Throws<UserErrorException>(
        () => desk.Bureau.Write(s => enter(LedgerStore.Open(s), desk.Bureau))).Id;
}
