using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;
using static Inspections.Package.Tests.Misuse;
using static Inspections.Package.Tests.OutsideCaller;

namespace Inspections.Package.Tests;

/// <summary>Mistakes in what is entered into a ledger: each would make it invalid for ever.</summary>
public sealed class EntryMisuses
{
    private static readonly DateOnly Day = new(2026, 4, 1), LongAgo = new(1999, 12, 31);
    private static readonly DrawId Other = new(Managers, 2026, 1);

    [Fact]
    public void Who_makes_no_mistake_enters()
    {
        var entry = new LedgerEntry(7, DrawAt.AddMilliseconds(3), Result with { Opens = new Opening(3, Some) });
        Assert.Equal(entry, LedgerEntry.FromJson(entry.ToJson()));
        Assert.Equal(entry, LedgerEntry.FromJson(CanonicalJson.Parse(entry.ToLeaf())));
    }

    [Fact]
    public void An_id_or_a_name_that_was_never_set() => HasNoForm(
        () => new CommitmentBody(default, Some),
        () => new ValueBody(First, default, Value),
        () => new ReceiptBody(default, Some),
        () => new VoidBody(First, VoidReason.ForceMajeure, default, Person),
        () => new VoidBody(First, VoidReason.SourceUnavailable, Person, Person, default(Label)),
        () => new SubstitutionBody(First, FirmId, InspectorId, default, SubstitutionReason.Absent, Person, Person),
        () => new NamedBody(First, FirmId, [default], Person, Person),
        () => new ReviewedBody(default, Person, Person, true),
        () => new VisitBody(default, Day, Person),
        () => new FrameLeaf(default, Person),
        () => new FrameLeaf(FirmId, Person, Exclusions.None, default(Identifier)),
        () => new RosterLeaf(InspectorId, default, [Brokers]),
        () => new RecusalLeaf(default, [], Some),
        () => new Team(FirmId, [default]),
        () => new SourceValue(default, Value),
        () => Result with { Firm = default });

    [Fact]
    public void A_year_that_the_protocol_does_not_have() => HasNoForm(
        () => new DrawId(Brokers, 1999, 1),
        () => new DrawId(Brokers, 10000, 1),
        () => new ClosedBody(1999, []),
        () => new DocumentBody(DocumentKind.Plan, Some, 1999),
        () => new InfeasibleBody(Brokers, 1999, 1, Some, 1, 0, 0),
        () => new VisitBody(FirmId, LongAgo, Person),
        () => Result with { InspectedOn = LongAgo },
        () => new LedgerEntry(0, new DateTimeOffset(1999, 12, 31, 0, 0, 0, TimeSpan.Zero), new VisitBody(FirmId, Day, Person)),
        () => new LedgerEntry(0, DateTimeOffset.MaxValue, new VisitBody(FirmId, Day, Person)),
        () => Policy with { Effective = LongAgo });

    [Fact]
    public void A_number_outside_its_range() => HasNoForm(
        () => new DrawId(Brokers, 2026, 0),
        () => First with { Try = 0 },
        () => new LedgerEntry(-1, DrawAt, new VisitBody(FirmId, Day, Person)),
        () => new Opening(-1, Some),
        () => new InfeasibleBody(Brokers, 2026, 0, Some, 1, 0, 0),
        () => new InfeasibleBody(Brokers, 2026, 1, Some, -1, 0, 0),
        () => new SectorOutcome(Brokers, -1, 1, 1),
        () => Result with { Version = 0 },
        () => new Quota(Person, new Core.Policy.Ratio(1, 2), -1),
        () => new Assignment(-1, []),
        () => new RecusalOpening(-1, new RecusalLeaf(FirmId, [], Some), []));

    [Fact]
    public void A_list_that_names_somebody_twice_or_is_out_of_order() => HasNoForm(
        () => Result with { Inspectors = [InspectorId, InspectorId] },
        () => Result with { Items = [FirmId, FirmId] },
        () => Result with { Categories = [ResultCategory.NoProblemFound, ResultCategory.NoProblemFound] },
        () => Result with { Categories = [] },
        () => Result with { Categories = [ResultCategory.Withdrawn, ResultCategory.NoProblemFound] },
        () => new NamedBody(First, FirmId, [InspectorId, InspectorId], Person, Person),
        () => new Team(FirmId, [InspectorId, InspectorId]),
        () => new RosterLeaf(InspectorId, Person, [Managers, Brokers]),
        () => new RecusalLeaf(FirmId, [Identifier.Parse("S2"), InspectorId], Some),
        () => new ClosedBody(2026, [new SectorOutcome(Managers, 1, 1, 1), new SectorOutcome(Brokers, 1, 1, 1)]));

    [Fact]
    public void A_reason_or_a_kind_that_there_is_not() => HasNoForm(
        () => new VoidBody(First, (VoidReason)9, Person, Person),
        () => new SubstitutionBody(First, FirmId, InspectorId, Identifier.Parse("S2"), (SubstitutionReason)9, Person, Person),
        () => new DocumentBody((DocumentKind)9, Some),
        () => new SealedBody(Some, "visit"),
        () => new FrameLeaf(FirmId, Person, (Exclusions)8),
        () => new RosterLeaf(InspectorId, Person, [Brokers], (Unavailability)9),
        () => EntryBody.Read("bribe", Json.Object()));

    [Fact]
    public void Two_that_must_differ_and_do_not() => HasNoForm(
        () => new KeyBody(Key, Key),
        () => new JoinedBody(FirmId, First, First));

    [Fact]
    public void An_opening_of_what_is_never_sealed_and_a_result_that_opens_nothing()
    {
        var visit = new VisitBody(FirmId, Day, Person);
        HasNoForm(
            () => visit with { Opens = new Opening(3, Some) },
            () => visit.Seal(Some),
            () => new LedgerEntry(3, DrawAt, Result));
    }

    [Fact]
    public void A_text_that_cannot_be_written() => HasNoForm(
        () => new ValueBody(First, Own, "\ud800"),
        () => new SourceValue(Own, "\udc00"),
        () => new ValueBody(First, Own, Value, "\ud800x"));

    [Fact]
    public void Nothing_where_something_is_asked_for() => IsMisfit(
        () => new LedgerEntry(0, DrawAt, null!),
        () => new ValueBody(First, Own, null!),
        () => new NamedBody(First, FirmId, null!, Person, Person),
        () => new RosterLeaf(InspectorId, Person, null!),
        () => new KeyBody(null!, Key),
        () => LeafTrees.Frame(null!),
        () => Identifier.Parse(null!));

    [Fact]
    public void Places_of_a_log_that_are_not_there()
    {
        MerkleTree tree = MerkleTree.Over(Enumerable.Range(0, 5).Select(n => new[] { (byte)n }));
        IsOutOfRange(
            () => tree.InclusionProof(-1, 5),
            () => tree.InclusionProof(5, 5),
            () => tree.InclusionProof(0, 6),
            () => tree.InclusionProof(0, -1),
            () => tree.ConsistencyProof(-1, 5),
            () => tree.ConsistencyProof(3, 2),
            () => tree.HeadAt(-1),
            () => tree.RangeAt(-1),
            () => new CompactRange([], -1),
            () => Round.Frame.Prove(-1),
            () => Round.Frame.Prove(Round.Frame.Leaves.Count));
        IsMisfit(() => new CompactRange([], 1), () => new Digest([1, 2, 3]));
    }

    [Fact]
    public void What_nobody_has_judged_is_neither_valid_nor_ok()
    {
        Assert.DoesNotContain(default, Enum.GetValues<Verdict>());
        Assert.DoesNotContain(default, Enum.GetValues<Outcome>());
    }

    [Fact]
    public void A_ticket_of_a_label_that_no_draw_has()
    {
        DrawKey key = DrawKey.Of(Some, Values);
        HasNoForm(() => key.Ticket("企业"), () => key.Ticket(new string('x', 300)));
    }
}
