namespace Inspections.Worker.Publication.Credit;

/// <summary>The JSON Schema of the feed's pages, published beside them.</summary>
internal static class CreditSchema
{
    public static byte[] Bytes { get; } = Read();

    private static byte[] Read()
    {
        using Stream stream = typeof(CreditSchema).Assembly.GetManifestResourceStream("Inspections.Worker.Publication.Credit.schema.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
