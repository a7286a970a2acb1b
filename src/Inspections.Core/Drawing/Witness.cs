using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;

namespace Inspections.Core.Drawing;

/// <summary>Another institution that vouches for a draw with its own key (protocol sections 3 and 12).</summary>
public sealed record Witness(SectorCode Name, VerifierKey Key)
{
    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("key", Key.ToString()), ("name", Name.ToString()));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    public static Witness FromJson(Json value) => MemberReader.Read(value, "witness", m =>
    {
        var witness = new Witness(m.Text("name", SectorCode.Parse), m.Text("key", VerifierKey.Parse));
        return witness.Key.Name == witness.Name.ToString()
            ? witness
            : throw new ProtocolFormatException($"witness '{witness.Name}': the key is named '{witness.Key.Name}'");
    });
}
