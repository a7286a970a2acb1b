using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Refusals;
using Inspections.Core.Rounds;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

public sealed class LedgerReadingTests
{
    private static readonly DrawId First = new(Desk.Brokers, 2026, 1);
    private static readonly DateTimeOffset DrawAt = Desk.Start.AddDays(10);

    [Fact]
    public void What_follows_goes_on_with_every_entry()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(First, DrawAt);
        LedgerReading reading = desk.Ledger.Reading;
        Identifier firm = round.Receipt!.Selection.DrawOrder[0];
        Assert.Contains(firm, reading.History.Counting(Desk.Brokers, 2026));
        Assert.Equal(DrawAt, reading.ReceiptOf(First)!.At);
        Assert.True(reading.IsDisclosed(First));
        History before = reading.History;
        desk.Pass(round.Submit(DrawAt, Desk.Found(round, firm, BeijingTime.DateOf(DrawAt), ResultCategory.Parse("Deregistered")), Desk.Ann), DrawAt);
        desk.Ledger.Publish(DrawAt);
        Assert.Contains(firm, before.Counting(Desk.Brokers, 2026));
        Assert.DoesNotContain(firm, reading.History.Counting(Desk.Brokers, 2026));
        Assert.Equal(desk.Policy.Digest, reading.PolicyFor(new DrawId(Desk.Brokers, 2026, 2), new DateOnly(2026, 6, 1))!.Digest);
        Assert.Equal(First, reading.LastOf(Desk.Brokers)!.Draw);
        Assert.Null(reading.LastOf(Desk.Valuers));
    }

    [Fact]
    public void A_recusal_by_substitution_stands_in_the_next_lists()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(First, DrawAt);
        Identifier firm = round.Receipt!.Selection.DrawOrder[0], leaving = round.VisitorsOf(firm)[0];
        round.Substitute(DrawAt, firm, leaving, SubstitutionReason.Recusal, Desk.Ann, Desk.Ben);
        Assert.Equal((firm, leaving), Assert.Single(desk.Ledger.Reading.Recusals.Select(r => (r.Id, r.Inspector))));
        BureauRound next = desk.Committed(new DrawId(Desk.Brokers, 2026, 2), DrawAt.AddDays(30));
        Assert.Equal([leaving], desk.Ledger.Reading.Records.DrawOf(next.Id).Recused[firm]);
    }
}

public sealed class LedgerMemoryTests
{
    [Fact]
    public void A_later_reading_of_the_same_ledger_goes_on_from_what_an_earlier_one_worked_out()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), Desk.Start.AddDays(10));
        var memory = new LedgerMemory();
        History first = Read().History;
        Assert.Same(first, Read().History);
        Assert.Same(Read().TeamsOf(round.Id), Read().TeamsOf(round.Id));
        Identifier firm = round.Receipt!.Selection.DrawOrder[0], leaving = round.VisitorsOf(firm)[0];
        Identifier joins = round.Substitute(Desk.Start.AddDays(10), firm, leaving, SubstitutionReason.Absent, Desk.Ann, Desk.Ben);
        Assert.Contains(joins, Read().TeamsOf(round.Id).Of(firm)!);
        Assert.Same(first, Read().History);
        desk.Drawn(new DrawId(Desk.Brokers, 2026, 2), Desk.Start.AddDays(40));
        Assert.Equal(desk.Ledger.Reading.History.Counting(Desk.Brokers, 2026).Order(), Read().History.Counting(Desk.Brokers, 2026).Order());
        Assert.NotEqual(first.Counting(Desk.Brokers, 2026).Count, Read().History.Counting(Desk.Brokers, 2026).Count);

        LedgerReading Read() => new(desk.Ledger.Reading.Entries, desk.Ledger.Reading.Records, memory);
    }

    [Fact]
    public void What_may_still_be_undone_is_told_and_not_kept()
    {
        var desk = new Desk();
        desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), Desk.Start.AddDays(10));
        var memory = new LedgerMemory();
        int settled = desk.Ledger.Size;
        History before = Read(settled).History;
        BureauRound undone = desk.Drawn(new DrawId(Desk.Brokers, 2026, 2), Desk.Start.AddDays(40));
        History told = Read(settled).History;
        Assert.True(told.Counting(Desk.Brokers, 2026).Count > before.Counting(Desk.Brokers, 2026).Count);
        Assert.NotSame(Read(settled).TeamsOf(undone.Id), Read(settled).TeamsOf(undone.Id));
        Assert.NotSame(told, Read(settled).History);

        LedgerReading Read(int of) => new(new Transaction(desk.Ledger.Reading.Entries, of), desk.Ledger.Reading.Records, memory);
    }

    // The entries of a transaction that began when the first so many were there.
    private sealed class Transaction(ILedgerEntries all, int settled) : ILedgerEntries
    {
        public int Size => all.Size;

        public int Settled => settled;

        public TreeHead Head => all.Head;

        public TreeHead HeadAt(long size) => all.HeadAt(size);

        public LedgerEntry EntryAt(long index) => all.EntryAt(index);

        public IEnumerable<LedgerEntry> EntriesOf<T>(int skip = 0)
            where T : EntryBody => all.EntriesOf<T>(skip);

        public int CountOf<T>()
            where T : EntryBody => all.CountOf<T>();

        public IEnumerable<LedgerEntry> About(DrawId draw) => all.About(draw);

        public IEnumerable<LedgerEntry> EntriesOf<T>(DrawId draw)
            where T : EntryBody => all.EntriesOf<T>(draw);

        public IEnumerable<LedgerEntry> About(Label record) => all.About(record);
    }
}

public sealed class EntryRulesTests
{
    [Fact]
    public void A_policy_is_taken_whole_and_of_this_bureau_alone()
    {
        var desk = new Desk();
        var rules = new EntryRules(desk.Ledger.Reading);
        Assert.Null(rules.RefusePolicy(desk.Policy, Desk.Start));
        Assert.Equal(BureauRefusals.Policy.Id, rules.RefusePolicy(desk.Policy with { Authority = Authority.Parse("350200/housing") }, Desk.Start)?.Id);
        Assert.Null(rules.RefuseRound(new DrawId(Desk.Brokers, 2026, 1), new DateOnly(2026, 6, 1)));
        Assert.Equal(BureauRefusals.Order.Id, rules.RefuseRound(new DrawId(Desk.Brokers, 2026, 2), new DateOnly(2026, 6, 1))?.Id);
        Assert.Equal(BureauRefusals.Policy.Id, rules.RefuseRound(new DrawId(SectorCode.Parse("lifts"), 2026, 1), new DateOnly(2026, 6, 1))?.Id);
    }

    [Fact]
    public void A_bureau_with_rows_of_its_own_is_told_what_its_ledger_does_not_take()
    {
        var desk = new Desk();
        desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), Desk.Start.AddDays(10));
        var rules = new EntryRules(desk.Ledger.Reading);
        DateTimeOffset now = Desk.Start.AddDays(11);
        var draw = new DrawId(Desk.Brokers, 2026, 1);
        (EntryBody Body, RefusalKind Why)[] refused =
        [
            (new KeyBody(desk.Signer.Verifier, desk.Recovery.Verifier), BureauRefusals.First),
            (new SealedBody(Digest.Of([1]), "result"), BureauRefusals.Form),
            (new ReceiptBody(draw, Digest.Of([1])), BureauRefusals.Ended),
            (new ReceiptBody(draw.NextTry(), Digest.Of([1])), BureauRefusals.NotCommitted),
            (new CommitmentBody(draw, Digest.Of([1])), BureauRefusals.Order),
            (new VoidBody(draw, VoidReason.ForceMajeure, Desk.Ann, Desk.Ben), BureauRefusals.Ended),
            (new InfeasibleBody(Desk.Valuers, 2026, 1, Digest.Of([1]), 3, 0, 1), BureauRefusals.Order),
            (new InfeasibleBody(Desk.Brokers, 2026, 1, Digest.Of([1]), 3, 0, 0), BureauRefusals.Order),
            (new ClosedBody(2026, []), BureauRefusals.Closing),
            (new SubstitutionBody(draw, desk.Firms[0].Id, desk.Roster[0].Id, desk.Roster[1].Id, SubstitutionReason.Absent, Desk.Ann, Desk.Ben) { Opens = new Opening(1, Digest.Of([1])) }, BureauRefusals.Seal),
        ];
        Each.Of(refused, r => Assert.Equal(r.Why.Id, rules.Refuse(r.Body, now)?.Id));
        Assert.Equal(BureauRefusals.Behind.Id, rules.Refuse(new DocumentBody(DocumentKind.Plan, Digest.Of([1])), Desk.Start)?.Id);
        Assert.Equal(BureauRefusals.Form.Id, rules.RefuseSealed(new DocumentBody(DocumentKind.Plan, Digest.Of([1])), now)?.Id);
        Assert.Equal(BureauRefusals.Key.Id, rules.RefuseRotation(new KeyBody(desk.Signer.Verifier, desk.Recovery.Verifier), desk.Signer.Verifier, now)?.Id);
        Assert.Null(rules.Refuse(new DocumentBody(DocumentKind.Plan, Digest.Of([1]), 2026), now));
    }
}

public sealed class SealedEntryTests
{
    [Fact]
    public void What_was_sealed_is_opened_by_a_body_that_gives_its_digest()
    {
        var named = new NamedBody(new DrawId(Desk.Brokers, 2026, 1), Identifier.Parse("B001"), [Identifier.Parse("i1")], Desk.Ann, Desk.Ben);
        EntryBody opened = new SealedEntry(7, named, Digest.Of([1])).Opened();
        Assert.Equal(new Opening(7, Digest.Of([1])), opened.Opens);
        Assert.Equal(named.Seal(Digest.Of([1])), opened.Seal(opened.Opens!.Salt));
    }
}

public sealed class RoundRequestTests
{
    [Fact]
    public void A_bureau_brings_a_value_of_its_own_unless_it_says_no()
    {
        var desk = new Desk();
        var draw = new DrawId(Desk.Brokers, 2026, 1);
        RoundRequest request = desk.Request(draw, Desk.Start.AddDays(10)) with { Sources = [new DiceSource(Label.Parse("dice"), 20)] };
        Assert.Equal(["own:bureau", "dice"], ((PreparedRound.Ready)desk.Ledger.Prepare(request)).Commitment.Sources.Select(s => s.Name.ToString()));
        Assert.Equal(["dice"], ((PreparedRound.Ready)desk.Ledger.Prepare(request with { OwnSource = null })).Commitment.Sources.Select(s => s.Name.ToString()));
    }
}

public sealed class RoundOpeningTests
{
    [Fact]
    public void A_round_is_prepared_only_in_its_turn_and_from_lists_without_repeats()
    {
        var desk = new Desk();
        PreparedRound Prepare(RoundRequest request) => RoundOpening.Prepare(desk.Ledger.Reading, request, Desk.Secret("own").ToString(), () => Desk.Secret("salt"));
        RoundRequest right = desk.Request(new DrawId(Desk.Brokers, 2026, 1), Desk.Start.AddDays(10));
        Assert.Equal("BUREAU-008", Desk.Refused(() => Prepare(right with { Draw = new DrawId(Desk.Brokers, 2026, 2) })));
        Assert.Equal("BUREAU-007", Desk.Refused(() => Prepare(right with { Draw = new DrawId(SectorCode.Parse("lifts"), 2026, 1) })));
        Assert.Equal("BUREAU-011", Desk.Refused(() => Prepare(right with { Sources = [new SealedSource(Label.Parse("own:2"), Digest.Of([1]))] })));
        var own = SealedSource.Of(right.Draw, Label.Parse("own:2"), Desk.Secret("own").ToString());
        Assert.Equal([own.Name], Assert.IsType<PreparedRound.Ready>(Prepare(right with { OwnSource = null, Sources = [own] })).Commitment.Sources.Select(s => s.Name));
        Assert.Throws<ProtocolFormatException>(() => Prepare(right with { Firms = [.. desk.Firms, desk.Firms[0]] }));
        Assert.Throws<ProtocolFormatException>(() => Prepare(right with { Roster = [.. desk.Roster, desk.Roster[0]] }));
        Assert.Throws<ProtocolFormatException>(() => Prepare(right with { DrawAt = Desk.Start.AddYears(1) }));
        var ready = Assert.IsType<PreparedRound.Ready>(Prepare(right));
        Assert.Equal(30, ready.Frame.Leaves.Count);
    }
}

public sealed class YearProgressTests
{
    [Fact]
    public void A_year_says_what_keeps_it_open()
    {
        var desk = new Desk();
        BureauRound round = desk.Committed(new DrawId(Desk.Brokers, 2026, 1), Desk.Start.AddDays(10));
        YearProgress year = desk.Ledger.Year(2026);
        Assert.Equal([round.Id], year.Unfinished);
        Assert.Equal([Desk.Valuers], year.NotDrawn);
        Assert.False(year.MayClose);
        Assert.Equal("BUREAU-024", Desk.Refused(() => desk.Ledger.CloseYear(Desk.Start.AddDays(10), 2026)));
        round.Draw(Desk.Start.AddDays(10));
        Assert.Equal(round.Receipt!.Selection.DrawOrder.Select(f => (round.Id, f)), desk.Ledger.Year(2026).MissingResults);
        Assert.Equal([Desk.Brokers], desk.Ledger.Year(2026).ToBody().Sectors.Select(s => s.Sector));
    }
}

public sealed class SectorProgressTests
{
    [Fact]
    public void A_sector_is_short_of_firms_and_rounds_until_it_has_them()
    {
        var desk = new Desk();
        for (int number = 1; number <= 3; number++)
        {
            desk.Drawn(new DrawId(Desk.Brokers, 2026, number), Desk.Start.AddDays(30 * number));
            SectorProgress sector = Assert.Single(desk.Ledger.Year(2026).Sectors);
            Assert.Equal((3 - number, 3 - number), sector.Short);
        }

        Assert.Equal(new Ratio(10, 100), desk.Ledger.Year(2026).Sectors[0].Rules!.Floor);
    }
}

public sealed class BureauRefusalsTests
{
    [Fact]
    public void Each_refusal_has_an_id_of_its_own() => Assert.Equal(BureauRefusals.All.Count, BureauRefusals.All.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
}

public sealed class IBureauRecordsTests
{
    [Fact]
    public void What_a_bureau_keeps_is_found_by_what_the_entries_name()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(new DrawId(Desk.Brokers, 2026, 1), Desk.Start.AddDays(10));
        IBureauRecords records = desk.Ledger.Reading.Records;
        Assert.Equal(desk.Policy.Digest, records.PolicyOf(round.Commitment.Policy).Digest);
        Assert.Same(records.ReceivedOf(round.Id), records.ReceivedOf(round.Id));
        round.Submit(Desk.Start.AddDays(10), Desk.Found(round, round.Receipt!.Selection.DrawOrder[0], BeijingTime.DateOf(Desk.Start.AddDays(10))), Desk.Ann);
        SealedEntry entry = Assert.Single(records.SealedOf(round.Id));
        Assert.Same(entry, records.SealedAt(entry.Index));
        Assert.Empty(records.SealedChanges);
    }
}
