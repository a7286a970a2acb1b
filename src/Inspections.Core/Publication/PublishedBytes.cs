namespace Inspections.Core.Publication;

/// <summary>The bytes of a file from some place on.</summary>
internal static class PublishedBytes
{
    /// <summary>Null where there is no file, or where it ends before.</summary>
    public static byte[]? From(byte[]? file, long from) => from == 0 || file is null ? file : from <= file.Length ? file[(int)from..] : null;
}
