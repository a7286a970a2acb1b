using System.Globalization;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing.Watching;

/// <summary>
/// The folder with what a witness signed, for anybody to fetch: under the names that the notes have in the bureau's own folder, and every
/// head by its size besides, so that a second history cannot be denied.
/// </summary>
internal sealed class KeptNotes(string folder, SectorCode name, FileWriter write)
{
    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The note on the latest head, or null.</summary>
    /// <exception cref="UserErrorException">The file is damaged.</exception>
    public WitnessHeadNote? Head()
    {
        string file = At(PublicLayout.WitnessHead(name));
        try
        {
            return File.Exists(file) ? WitnessHeadNote.Parse(SignedNote.Parse(File.ReadAllBytes(file)).Text) : null;
        }
        catch (ProtocolFormatException e)
        {
            throw WitnessRefusals.NotesDamaged.Error(file, e.Message);
        }
    }

    /// <summary>True when the commitment to a draw was signed and its note is here.</summary>
    public bool HasCommitment(DrawId draw) => File.Exists(At(PublicLayout.WitnessCommitment(draw, name)));

    /// <summary>True when the values of a draw were signed and their note is here.</summary>
    public bool HasValues(DrawId draw) => File.Exists(At(PublicLayout.WitnessValues(draw, name)));

    public void KeepCommitment(DrawId draw, string note) => Write(PublicLayout.WitnessCommitment(draw, name), note);

    public void KeepValues(DrawId draw, string note) => Write(PublicLayout.WitnessValues(draw, name), note);

    public void KeepHead(TreeHead head, string note)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"ledger/witness/{name}.heads/{head.Size}"), note);
        Write(PublicLayout.WitnessHead(name), note);
    }

    private void Write(string path, string note) => write(At(path), Encoding.UTF8.GetBytes(note));

    private string At(string path) => Path.Combine(folder, path);
}
