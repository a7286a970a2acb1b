using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Witnessing;
using Inspections.Worker.Lifecycle.Committing;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>A witness as the bureau sees it: a key, a sealed value, two notes.</summary>
internal sealed class TestWitness(string name) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Source => SealedSource.WitnessPrefix + name;

    public WitnessSetting Setting => new() { Name = name, Key = VerifierKey.Of(name, _key).ToString() };

    public string Value(DrawId draw) => Digest.Of(System.Text.Encoding.UTF8.GetBytes($"{name} {draw}")).ToString();

    public Digest Seal(DrawId draw) => SealedSource.Seal(draw, Label.Parse(Source), Value(draw));

    public string Sign(string text) => NoteSigner.Sign(text, new NoteSigner(name, _key));

    public string OnCommitment(DrawId draw, Digest commitment, TreeHead ledger, DateTimeOffset at) =>
        Sign(new WitnessCommitmentNote(draw, commitment, ledger, at).ToText());

    public string OnValues(DrawId draw, Digest commitment, IReadOnlyList<SourceValue> values, DateTimeOffset at) =>
        Sign(new WitnessValuesNote(draw, commitment, values, at).ToText());

    public void Dispose() => _key.Dispose();
}
