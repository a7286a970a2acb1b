using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Core.Drawing;

/// <summary>Another institution that vouches for a draw with its own key (protocol sections 3 and 12).</summary>
[JsonConverter(typeof(ProtocolJsonConverter<Witness>))]
public sealed record Witness : IProtocolObject<Witness>
{
    /// <summary>A witness.</summary>
    /// <param name="name">Its name in commitments and notes.</param>
    /// <param name="key">Its verifier key, which has the same name.</param>
    /// <exception cref="ProtocolFormatException">The key is named otherwise.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public Witness(SectorCode name, VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Given.Set(name, "witness: name");
        (Name, Key) = key.Name == name.ToString() ? (name, key) : throw new ProtocolFormatException($"witness '{name}': the key is named '{key.Name}'");
    }

    /// <summary>Its name in commitments and notes.</summary>
    public SectorCode Name { get; }

    /// <summary>Its verifier key.</summary>
    public VerifierKey Key { get; }

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("key", Key.ToString()), ("name", Name.ToString()));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static Witness FromJson(Json value) => MemberReader.Read(value, "witness", m => new Witness(m.Text("name", SectorCode.Parse), m.Text("key", VerifierKey.Parse)));
}
