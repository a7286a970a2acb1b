using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Delivery;

/// <summary>A folder, such as one that another machine shares.</summary>
internal sealed class FolderDestination(DestinationSetting setting) : Destination(setting)
{
    private readonly string _root = Path.GetFullPath(setting.Folder!);

    public override Task<DeliveryResult> SendAsync(OutboxItem item, byte[] content, CancellationToken cancel) => Task.Run(() => Send(item, content), cancel);

    private DeliveryResult Send(OutboxItem item, byte[] content)
    {
        string file = Path.Combine(_root, item.Path);
        try
        {
            // A share that is not mounted must not be taken for an empty one.
            if (!System.IO.Directory.Exists(_root))
            {
                return new DeliveryResult(DeliveryOutcome.Failed, file, "there is no such folder");
            }

            AtomicFile.Write(file, content);
            var found = Digest.Of(File.ReadAllBytes(file));
            return found == item.Digest ? new DeliveryResult(DeliveryOutcome.Arrived, file, "written", found) : new DeliveryResult(DeliveryOutcome.Failed, file, "something else was read back");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DeliveryResult(DeliveryOutcome.Failed, file, e.GetType().Name);
        }
    }
}
