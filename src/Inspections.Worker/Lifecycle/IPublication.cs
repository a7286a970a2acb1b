using Inspections.Core.Directories;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle;

/// <summary>Where the rounds are published, as those who take their steps know it.</summary>
internal interface IPublication
{
    /// <summary>The ledger's head as it is published, which the ledger must go on from; null before the first publication.</summary>
    PublishedHead? Head { get; }

    /// <summary>Publishes everything that is not published yet, and puts back what was lost.</summary>
    /// <returns>The files that were put back.</returns>
    IReadOnlyList<string> Publish();

    /// <summary>Publishes what is new and looks at nothing else.</summary>
    /// <returns>The files that were put back, where the folder was not as it was left.</returns>
    IReadOnlyList<string> PublishNew();

    /// <summary>A file of the last publication that is missing or of another length now; null when none is.</summary>
    string? Complaint();

    /// <summary>Verifies a published draw as a stranger would; null where the draws are verified later, all at once.</summary>
    VerificationReport? Verify(DrawId draw);
}
