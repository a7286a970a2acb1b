using Inspections.Core.Directories;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Publication;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Simulation;

/// <summary>
/// Publishes a rehearsed year once, when it is over: nobody reads its folder before, and what is published follows from the
/// database alone, whenever it is.
/// </summary>
/// <param name="publisher">Writes the folder.</param>
/// <param name="meanwhile">What is done whenever a worker would publish; null for nothing.</param>
internal sealed class PublicationAtTheEnd(FolderPublisher publisher, Action<FolderPublisher>? meanwhile = null) : IPublication
{
    /// <summary>Nothing is published that the ledger could contradict.</summary>
    public PublishedHead? Head => null;

    /// <summary>Waits for the end.</summary>
    public IReadOnlyList<string> Publish() => PublishNew();

    /// <summary>Waits for the end.</summary>
    public IReadOnlyList<string> PublishNew()
    {
        meanwhile?.Invoke(publisher);
        return [];
    }

    public string? Complaint() => null;

    /// <summary>Verified with the whole folder, by whoever asked for the rehearsal.</summary>
    public VerificationReport? Verify(DrawId draw) => null;

    /// <summary>Publishes all of it.</summary>
    public void Finish() => publisher.Publish();
}
