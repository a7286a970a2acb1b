using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Xunit;

namespace Inspections.Core.Tests.Ledger;

public sealed class EntryLogTests
{
    private static readonly DateTimeOffset Start = BeijingTime.ParseMoment("2026-01-05T09:00:00+08:00");

    [Fact]
    public void Only_the_next_entry_in_its_one_spelling_is_added()
    {
        var log = new EntryLog();
        byte[] first = Leaf(0, Start);
        log.Add(first);
        Assert.Throws<ProtocolFormatException>(() => log.Add(Leaf(0, Start)));
        Assert.Throws<ProtocolFormatException>(() => log.Add(Leaf(2, Start)));
        Assert.Throws<ProtocolFormatException>(() => log.Add(Leaf(1, Start.AddSeconds(-1))));
        Assert.Throws<ProtocolFormatException>(() => log.Add([.. Leaf(1, Start), (byte)' ']));
        Assert.Equal(1, log.Size);
        Assert.Equal(first, log.LeafAt(0).ToArray());
    }

    internal static byte[] Leaf(long index, DateTimeOffset at, EntryBody? body = null) => new LedgerEntry(index, at, body ?? new DocumentBody(DocumentKind.Plan, Digest.Of([1]), 2026)).ToLeaf();
}

public sealed class ILedgerEntriesTests
{
    [Fact]
    public void Entries_are_found_by_place_kind_draw_and_record()
    {
        var log = new EntryLog();
        var draw = new DrawId(SectorCode.Parse("brokers"), 2026, 1);
        var record = Label.Parse("2026-1");
        DateTimeOffset at = BeijingTime.ParseMoment("2026-01-05T09:00:00+08:00");
        EntryBody[] bodies = [new DocumentBody(DocumentKind.Plan, Digest.Of([1]), 2026), new CommitmentBody(draw, Digest.Of([2])), new ReceiptBody(draw, Digest.Of([3])), new ReviewedBody(record, Label.Parse("step"), Label.Parse("staff:1"), true)];
        foreach ((int index, EntryBody body) in bodies.Index())
        {
            log.Add(EntryLogTests.Leaf(index, at, body));
        }

        Assert.Equal([1, 2], log.About(draw).Select(e => e.Index));
        Assert.Equal([3], log.About(record).Select(e => e.Index));
        Assert.Equal(1, log.CountOf<ReceiptBody>());
        Assert.Equal([2], log.EntriesOf<ReceiptBody>().Select(e => e.Index));
        Assert.Empty(log.EntriesOf<ReceiptBody>(skip: 1));
        Assert.Equal((4, 4), (log.Size, log.Head.Size));
        Assert.Equal(bodies[2], log.EntryAt(2).Body);
    }
}
