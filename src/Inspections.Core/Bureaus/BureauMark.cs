namespace Inspections.Core.Bureaus;

/// <summary>How far a ledger in memory had come; <c>default</c> is its beginning.</summary>
/// <param name="Entries">Entries there were.</param>
/// <param name="Notes">Notes of witnesses there were.</param>
public readonly record struct BureauMark(long Entries, int Notes);

/// <summary>A file, or the end of one.</summary>
/// <param name="Path">Where it stands, with forward slashes.</param>
/// <param name="Content">Its bytes from <paramref name="From"/> on.</param>
/// <param name="From">How many bytes of it stay as they are; 0 for a whole file.</param>
public sealed record BureauFile(string Path, ReadOnlyMemory<byte> Content, long From = 0);
