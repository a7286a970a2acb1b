using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>Takes a witness's signed note and publishes it, if it holds: what a verifier would refuse is refused here, with the reason.</summary>
internal static class AddWitnessNote
{
    /// <summary>Checks the note against the ledger, and publishes it.</summary>
    /// <param name="bureau">The bureau.</param>
    /// <param name="note">The note's bytes.</param>
    /// <param name="from">The name under which its witness offers it; a note that belongs under another is not taken. Null where somebody brings it.</param>
    /// <exception cref="RefusedException">It does not hold, or another one of this witness is published.</exception>
    public static WitnessNote Execute(BureauContext bureau, byte[] note, string? from = null) => bureau.Write(session =>
    {
        WitnessNote added = NoteRules.Judge(LedgerStore.Open(session).Reading, note, path => PublicFileStore.Find(session, path));
        if (from is not null && added.Path != from)
        {
            throw new RefusedException(BureauRefusals.Note.Of(new Text($"{from} 处是另一份签署 {added.Path}", $"what is offered as {from} is another note, {added.Path}")));
        }

        if (added.IsNew)
        {
            PublicFileStore.Put(session, added.Path, note);
        }

        return added;
    });

    /// <summary>True when a witness's note on the values of a draw is published.</summary>
    public static bool HasValuesOf(Session session, DrawId draw, SectorCode witness) =>
        PublicFileStore.Find(session, PublicLayout.WitnessValues(draw, witness)) is not null;
}
