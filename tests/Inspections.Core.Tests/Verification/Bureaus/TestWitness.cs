using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>A witness: seals a value, signs commitments and values with its own key.</summary>
internal sealed class TestWitness(string name, string? key = null)
{
    private readonly NoteSigner _signer = TestKeys.Signer(name, key ?? $"witness {name}");

    public SectorCode Name { get; } = SectorCode.Parse(name);

    public Witness Witness => new(Name, _signer.Verifier);

    public string Source => $"witness:{Name}";

    /// <summary>Signs the commitment in the ledger as it is shown to the witness.</summary>
    public void SignCommitment(Bureau bureau, DrawId draw, TreeHead? shown = null, DateTimeOffset? at = null) =>
        Publish(bureau, PublicLayout.WitnessCommitment(draw, Name), Commitment(draw, bureau.CommitmentOf(draw).Digest, shown ?? bureau.Head, at ?? bureau.Clock));

    /// <summary>Signs the values in the ledger.</summary>
    public void SignValues(Bureau bureau, DrawId draw) =>
        Publish(bureau, PublicLayout.WitnessValues(draw, Name), ValuesText(bureau, draw));

    /// <summary>The text over the values in the ledger.</summary>
    public static string ValuesText(Bureau bureau, DrawId draw) =>
        new WitnessValuesNote(draw, bureau.CommitmentOf(draw).Digest, bureau.ValuesOf(draw), bureau.Clock).ToText();

    /// <summary>The note on any commitment.</summary>
    public static string Commitment(DrawId draw, Digest digest, TreeHead ledger, DateTimeOffset at) =>
        new WitnessCommitmentNote(draw, digest, ledger, at).ToText();

    /// <summary>The signed note over any text.</summary>
    public byte[] Sign(string text) => Encoding.UTF8.GetBytes(NoteSigner.Sign(text, _signer));

    private void Publish(Bureau bureau, string path, string text) => bureau.Log.File(path, Sign(bureau.Log.Alteration.OfLines("note", text)));
}
