using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Xunit;

namespace Inspections.Core.Tests.Ledger;

// RFC 6962, section 2.1; the RFC's own numbers are in StandardVectorTests.

public sealed class MerkleTreeTests
{
    [Fact]
    public void Every_head_is_that_of_the_leaves_so_far()
    {
        var grown = new MerkleTree();
        for (int size = 1; size <= 20; size++)
        {
            grown.Append(Leaf(size - 1));
            Assert.Equal(Tree(size).Head, grown.Head);
            Assert.Equal(Tree(size).Head, Tree(20).HeadAt(size));
            Assert.Equal(Tree(size).Head, Tree(20).RangeAt(size).Head);
        }

        Assert.Equal(Digest.Of([]), new MerkleTree().Head.Root);
    }

    [Fact]
    public void A_leaf_and_a_node_are_hashed_apart()
    {
        Digest one = MerkleTree.LeafHash([1]), two = MerkleTree.LeafHash([2]);
        Assert.Equal(Digest.Of([0, 1]), one);
        Assert.Equal(Digest.Of([1, .. one.ToArray(), .. two.ToArray()]), MerkleTree.NodeHash(one, two));
    }

    internal static MerkleTree Tree(int size) => MerkleTree.Over(Enumerable.Range(0, size).Select(Leaf));

    internal static byte[] Leaf(int number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}

public sealed class MerkleProofTests
{
    /// <summary>Every leaf of every tree of up to 17 leaves is shown by its proof, and by no other place, leaf, proof or head.</summary>
    [Fact]
    public void A_proof_shows_its_own_leaf_in_its_own_place_only()
    {
        for (int size = 1; size <= 17; size++)
        {
            MerkleTree tree = MerkleTreeTests.Tree(size);
            for (int index = 0; index < size; index++)
            {
                Digest leaf = MerkleTree.LeafHash(MerkleTreeTests.Leaf(index));
                IReadOnlyList<Digest> proof = tree.InclusionProof(index, size);
                Assert.True(MerkleProof.Includes(tree.Head, index, leaf, proof));
                Assert.False(MerkleProof.Includes(tree.Head, index, MerkleTree.LeafHash([.. MerkleTreeTests.Leaf(index), 0]), proof));
                Assert.False(MerkleProof.Includes(tree.Head, index + 1, leaf, proof) && size > 1);
                Assert.False(MerkleProof.Includes(tree.Head, index, leaf, [.. proof, leaf]));
                Assert.False(MerkleProof.Includes(tree.Head, -1, leaf, proof));
            }
        }
    }

    [Property]
    public void A_tree_extends_its_own_past_only(byte first, byte second)
    {
        int older = 1 + (int.Min(first, second) % 60), newer = older + (int.Max(first, second) % 60);
        MerkleTree tree = MerkleTreeTests.Tree(newer);
        IReadOnlyList<Digest> proof = tree.ConsistencyProof(older, newer);
        Assert.True(MerkleProof.Extends(tree.HeadAt(older), tree.Head, proof));
        Assert.False(MerkleProof.Extends(new TreeHead(Digest.Of([first]), older), tree.Head, proof));
        Assert.False(MerkleProof.Extends(tree.HeadAt(older), new TreeHead(Digest.Of([second]), newer), proof));
        Assert.False(MerkleProof.Extends(tree.HeadAt(older), tree.Head, [.. proof, Digest.Of([])]));
    }
}
