using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>What one ledger entry says; a type per kind of the table in protocol section 10.</summary>
/// <remarks>The kinds are those of the protocol: nobody else can make one.</remarks>
[JsonConverter(typeof(EntryBodyJsonConverter<EntryBody>))]
public abstract record EntryBody
{
    private static readonly Dictionary<string, Func<MemberReader, EntryBody>> Readers = new(StringComparer.Ordinal)
    {
        [KeyBody.KindName] = KeyBody.Read,
        ["policy"] = m => DocumentBody.Read(DocumentKind.Policy, m),
        ["items"] = m => DocumentBody.Read(DocumentKind.Items, m),
        ["plan"] = m => DocumentBody.Read(DocumentKind.Plan, m),
        ["import"] = m => DocumentBody.Read(DocumentKind.Import, m),
        [CommitmentBody.KindName] = CommitmentBody.Read,
        [ValueBody.KindName] = ValueBody.Read,
        [ReceiptBody.KindName] = ReceiptBody.Read,
        [VoidBody.KindName] = VoidBody.Read,
        [InfeasibleBody.KindName] = InfeasibleBody.Read,
        [SubstitutionBody.KindName] = SubstitutionBody.Read,
        [NamedBody.KindName] = NamedBody.Read,
        [JoinedBody.KindName] = JoinedBody.Read,
        [SealedBody.KindName] = SealedBody.Read,
        [ReviewedBody.KindName] = ReviewedBody.Read,
        [ResultBody.KindName] = ResultBody.Read,
        [VisitBody.KindName] = VisitBody.Read,
        [ClosedBody.KindName] = ClosedBody.Read,
    };

    private protected EntryBody()
    {
    }

    /// <summary>The entry's kind.</summary>
    public abstract string Kind { get; }

    /// <summary>The <c>sealed</c> entry that this one opens, or null when it was never kept back.</summary>
    /// <exception cref="ProtocolFormatException">An entry of this kind is never kept back.</exception>
    public Opening? Opens
    {
        get;
        init => field = value is null || MayBeSealed(Kind) ? value : throw new ProtocolFormatException($"{Kind}: an entry of this kind opens nothing");
    }

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson()
    {
        Json.Map body = Members();
        return Opens is null ? body : body.With(("opens", Opens.Index), ("salt", Opens.Salt));
    }

    /// <summary>The digest under which this body is kept back: of canonical <c>{"body","salt"}</c>.</summary>
    /// <param name="salt">32 fresh random bytes; kept until the entry is opened.</param>
    /// <exception cref="ProtocolFormatException">An entry of this kind is never kept back, or the salt is all zeros: it was never made.</exception>
    public Digest Seal(Digest salt) =>
        !MayBeSealed(Kind) ? throw new ProtocolFormatException($"{Kind}: an entry of this kind is never kept back")
        : salt == default ? throw new ProtocolFormatException("a salt of zeros keeps nothing secret: it takes 32 random bytes")
        : SealedBy(salt);

    /// <summary>The same of any salt, as a published opening states it.</summary>
    internal Digest SealedBy(Digest salt) => CanonicalJson.DigestOf(Json.Object(("body", Members()), ("salt", salt)));

    /// <summary>True for a kind of the protocol's table.</summary>
    internal static bool IsKind(string kind) => Readers.ContainsKey(kind);

    /// <summary>True for a kind that a <c>sealed</c> entry may keep back: a result under review, a change of team of a draw kept back.</summary>
    internal static bool MayBeSealed(string kind) => kind is ResultBody.KindName or SubstitutionBody.KindName or NamedBody.KindName;

    /// <summary>Reads the body of an entry of <paramref name="kind"/>.</summary>
    /// <exception cref="ProtocolFormatException">The kind is unknown, or the body is not of it.</exception>
    public static EntryBody Read(string kind, Json value) =>
        Readers.TryGetValue(kind, out Func<MemberReader, EntryBody>? read)
            ? MemberReader.Read(value, kind, m => read(m) with { Opens = MayBeSealed(kind) ? Opening.Read(m) : null })
            : throw new ProtocolFormatException($"entry: unknown kind '{kind}'");

    /// <summary>Reads the body that a <c>sealed</c> entry keeps back, which says not what it opens.</summary>
    /// <exception cref="ProtocolFormatException">The kind is never sealed, or the body is not of it.</exception>
    internal static EntryBody ReadSealed(string kind, Json value)
    {
        if (!MayBeSealed(kind) || value is not Json.Map map || map.Members.ContainsKey("opens") || map.Members.ContainsKey("salt"))
        {
            throw new ProtocolFormatException($"sealed: no content of kind '{kind}'");
        }

        // A result is written with the seal that it opens: any stands in for it while it is read.
        return Read(kind, map.With(("opens", 0L), ("salt", Digest.Of([])))) with { Opens = null };
    }

    /// <summary>The members, without <c>opens</c> and <c>salt</c>.</summary>
    private protected abstract Json.Map Members();
}

/// <summary>Opens what a <c>sealed</c> entry kept back.</summary>
/// <param name="Index">The sealed entry.</param>
/// <param name="Salt">The salt its digest was made with.</param>
/// <exception cref="ProtocolFormatException">The index is negative.</exception>
public sealed record Opening(long Index, Digest Salt)
{
    /// <summary>The sealed entry.</summary>
    public long Index { get; init => field = Given.Count(value, "opens"); } = Given.Count(Index, "opens");

    internal static Opening? Read(MemberReader m) =>
        m.Has("opens") || m.Has("salt") ? new Opening(m.Integer("opens", 0), m.Text("salt", Digest.Parse)) : null;
}
