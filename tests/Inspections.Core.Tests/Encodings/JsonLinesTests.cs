using System.Text;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Calendar;
using Xunit;

namespace Inspections.Core.Tests.Encodings;

public sealed class JsonLinesTests
{
    private static readonly LedgerEntry[] Entries =
    [
        .. Enumerable.Range(0, 2_000).Select(i => new LedgerEntry(
            i, new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(8)), new DocumentBody(DocumentKind.Import, Digest.Of([(byte)i])))),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public async Task A_file_is_read_as_it_comes_in_pieces_of_any_length(int piece)
    {
        using var file = new Pieces(JsonLines.Write(Entries.Take(piece == 1 ? 20 : 2_000).Select(e => e.ToJson())), piece);
        var read = new List<LedgerEntry>();
        await foreach (LedgerEntry entry in JsonLines.ReadAsync<LedgerEntry>(file, TestContext.Current.CancellationToken))
        {
            read.Add(entry);
        }

        Assert.Equal(Entries[..read.Count], read);
        Assert.Equal(piece == 1 ? 20 : 2_000, read.Count);
    }

    [Fact]
    public async Task A_line_may_be_longer_than_what_is_read_at_once()
    {
        var firm = new RosterOf(6_000);
        using var file = new MemoryStream(JsonLines.Write([firm.Leaf.ToJson()]));
        Assert.True(file.Length > 64 * 1024);
        await foreach (Core.Drawing.RosterLeaf leaf in JsonLines.ReadAsync<Core.Drawing.RosterLeaf>(file, TestContext.Current.CancellationToken))
        {
            Assert.Equal(firm.Leaf, leaf);
        }
    }

    [Theory]
    [InlineData("{\"index\":0}\n", "line 1: ")]
    [InlineData("{\"at\":1", "line 1: cut short")]
    public async Task What_is_refused_is_named_by_its_line(string text, string said)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        ProtocolFormatException refused = await Assert.ThrowsAsync<ProtocolFormatException>(async () =>
        {
            await foreach (LedgerEntry _ in JsonLines.ReadAsync<LedgerEntry>(file, TestContext.Current.CancellationToken))
            {
                Assert.Fail("no entry");
            }
        });
        Assert.StartsWith(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_with_the_same_windows_are_equal()
    {
        PlanRequest one = WithWindows(), other = WithWindows();
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other with { Windows = new Dictionary<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>>() });
    }

    private static PlanRequest WithWindows() => YearScheduleTests.Request with
    {
        Windows = new Dictionary<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>>
        {
            [SectorCode.Parse("brokers")] = [(new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 30))],
        },
    };

    // An inspector allowed in very many sectors.
    private sealed class RosterOf(int sectors)
    {
        public Core.Drawing.RosterLeaf Leaf { get; } = new(
            Identifier.Parse("T001"), Label.Parse("dept-1"), [.. Enumerable.Range(0, sectors).Select(i => SectorCode.Parse($"sector-{i:00000}"))]);
    }

    private sealed class Pieces(byte[] content, int piece) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
