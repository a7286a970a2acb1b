using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>A witness's secret value for one draw; its file is the very text whose SHA-256 is the digest (protocol section 4).</summary>
internal sealed record SealedValue(DrawId Draw, SectorCode Witness, string Value)
{
    /// <summary>The name of the source in the commitment.</summary>
    public Label Source => SourceOf(Witness);

    /// <summary>What the bureau is told before the draw.</summary>
    public Digest Digest => SealedSource.Seal(Draw, Source, Value);

    public static Label SourceOf(SectorCode witness) => Label.Parse(SealedSource.WitnessPrefix + witness);

    public static string FileName(DrawId draw, SectorCode witness) => $"{draw}.{witness}.seal";

    public static SealedValue Fresh(DrawId draw, SectorCode witness) =>
        new(draw, witness, Hex.Encode(RandomNumberGenerator.GetBytes(Digest.Length)));

    /// <exception cref="UserErrorException">The file is there already.</exception>
    public void Save(string file) => OwnerOnlyFile.WriteNew(file, System.Text.Encoding.UTF8.GetString(SealedSource.SealedText(Draw, Source, Value)));

    /// <exception cref="UserErrorException">It is no file of <see cref="Save"/> for this draw and witness.</exception>
    public static SealedValue Read(string file, DrawId draw, SectorCode witness)
    {
        try
        {
            return MemberReader.Read(CanonicalJson.Parse(System.Text.Encoding.UTF8.GetBytes(OwnerOnlyFile.Read(file).TrimEnd())), "sealed value", m =>
            {
                var read = new SealedValue(m.Text("draw", DrawId.Parse), witness, m.Text("value", v => Digest.Parse(v).ToString()));
                return read.Draw == draw && m.Text("name", Label.Parse) == read.Source
                    ? read
                    : throw new ProtocolFormatException($"expected draw '{draw}' and name '{read.Source}', found '{read.Draw}' and '{m.Text("name")}'");
            });
        }
        catch (Exception e) when (e is ProtocolFormatException or IOException or UnauthorizedAccessException)
        {
            throw WitnessRefusals.SealUnusable.Error(file, e.Message);
        }
    }
}
