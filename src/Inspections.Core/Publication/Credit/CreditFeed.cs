namespace Inspections.Core.Publication.Credit;

/// <summary>Where the feed for credit systems stands in the public folder: one record per <c>result</c> entry of the ledger, in its order (docs/feed.md).</summary>
public static class CreditFeed
{
    /// <summary>The feed's folder.</summary>
    public const string Folder = "feed/credit/";

    /// <summary>The newest page, in <see cref="Folder"/>; the only one that changes.</summary>
    public const string Current = "current.json";

    /// <summary>The JSON Schema of every page, in <see cref="Folder"/>.</summary>
    public const string Schema = "schema.json";

    /// <summary>The bytes of the schema.</summary>
    public static ReadOnlyMemory<byte> SchemaFile => LazySchema.Value;

    private static readonly Lazy<byte[]> LazySchema = new(() =>
    {
        using Stream stream = typeof(CreditFeed).Assembly.GetManifestResourceStream("Inspections.Core.Publication.Credit.schema.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    });
}
