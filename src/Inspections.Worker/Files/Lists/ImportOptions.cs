namespace Inspections.Worker.Files.Lists;

/// <summary>What an import may accept.</summary>
/// <param name="AcceptUnverified">Firm codes that fail their check are a warning, not a problem; they are never changed.</param>
/// <param name="MaxBytes">Largest file read; it is held in memory.</param>
/// <param name="MaxListed">Problems and warnings kept, of each; the rest are counted.</param>
internal sealed record ImportOptions(
    bool AcceptUnverified = false, long MaxBytes = 100L * 1024 * 1024, int MaxListed = 1000);
