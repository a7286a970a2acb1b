using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Tests.Stores;

/// <summary>Entries in the database that nobody's rules were asked about, as another program would write them: tests that need a state which takes a whole year to reach.</summary>
internal static class UnaskedEntry
{
    /// <summary>Adds entries with a signed head over them. What was read of the ledger in the transaction does not know them.</summary>
    public static void Insert(Session session, BureauContext bureau, params IReadOnlyList<EntryBody> bodies)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        var tree = new MerkleTree();
        foreach (byte[] before in LedgerStore.Leaves(session))
        {
            tree.Append(before);
        }

        foreach (EntryBody body in bodies)
        {
            byte[] leaf = new LedgerEntry(tree.Head.Size, ledger.TimeOf(bureau.Now), body).ToLeaf();
            session.Execute("INSERT INTO ledger_entry (position, leaf) VALUES (@Size, @leaf)", new { tree.Head.Size, leaf });
            tree.Append(leaf);
        }

        string note = NoteSigner.Sign(new Checkpoint(bureau.Authority, tree.Head).ToText(), bureau.Keys.Signer);
        session.Execute("INSERT INTO signed_head (size, note) VALUES (@Size, @note)", new { tree.Head.Size, note });
    }
}
