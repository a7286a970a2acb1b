using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Xunit;

namespace Inspections.Core.Tests.Ledger;

public sealed class CompactRangeTests
{
    private const int Leaves = 70;

    [Fact]
    public void A_range_goes_on_from_any_size_as_the_whole_tree_does()
    {
        byte[][] leaves = [.. Enumerable.Range(0, Leaves).Select(i => new[] { (byte)i })];
        MerkleTree tree = MerkleTree.Over(leaves);
        for (int from = 0; from <= Leaves; from++)
        {
            CompactRange range = tree.RangeAt(from);
            Assert.Equal(tree.HeadAt(from), range.Head);
            foreach (byte[] leaf in leaves[from..])
            {
                range.Append(leaf);
                Assert.Equal(tree.HeadAt(range.Size), range.Head);
            }

            Assert.Equal(Leaves, range.Size);
        }
    }

    [Fact]
    public void Heads_that_are_not_as_many_as_the_size_has_bits_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new CompactRange([Digest.Of([])], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompactRange([], -1));
    }
}
