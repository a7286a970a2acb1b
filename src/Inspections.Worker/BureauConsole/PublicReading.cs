using Inspections.Core.Directories;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Reports;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>What the publication says of a year, or why it says nothing.</summary>
/// <param name="Study">What it says.</param>
/// <param name="Refused">Why it says nothing.</param>
internal sealed record StudyAnswer(YearStudy? Study, UserErrorException? Refused);

/// <summary>The bureau's own publication, read as a stranger reads it: the same files, the same checks.</summary>
/// <param name="bureau">The bureau.</param>
/// <param name="root">The public folder.</param>
internal sealed class PublicReading(BureauContext bureau, string root)
{
    private readonly KeptWork<(DrawId Draw, long Size), VerificationReport> _draws = new(
        key => PublicationVerifier.Verify(new PublishedFolderFiles(root), new VerificationOptions { Draw = key.Draw, Now = bureau.Now }), most: 16);

    // The folder verified and every figure of a year: kept for the last few years that were looked at.
    private readonly KeptWork<(int Year, long Size), StudyAnswer> _years = new(key => StudyOf(bureau, root, key.Year), most: 3);

    /// <summary>How long a page waits for what is not there yet.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The folder.</summary>
    public string Root => root;

    /// <summary>Entries of the ledger as it is published; none before the first publication.</summary>
    public long Size => PublishedHead.Of(root)?.Checkpoint.Head.Size ?? 0;

    /// <summary>The verification of a draw as it is published now; null while it is being made.</summary>
    public VerificationReport? Verify(DrawId draw) => _draws.Find((draw, Size), Patience);

    /// <summary>What the publication says of a year now; null while it is being worked out.</summary>
    public StudyAnswer? Study(int year) => _years.Find((year, Size), Patience);

    // That there is nothing to report is an answer too, and worth no second look.
    private static StudyAnswer StudyOf(BureauContext bureau, string root, int year)
    {
        try
        {
            return new StudyAnswer(YearStudy.Of(root, year, bureau.Database.Read(FirmStore.Current).ToDictionary(f => f.Id)), null);
        }
        catch (RefusedException refused)
        {
            return new StudyAnswer(null, refused.AsError());
        }
    }
}
