using Inspections.Core.Encoding;
using Inspections.Worker.Publication;

namespace Inspections.Worker.Delivery;

/// <summary>A folder, such as one that another machine shares.</summary>
internal sealed class FolderDestination(DestinationSetting setting) : Destination(setting)
{
    private readonly string _root = Path.GetFullPath(setting.Folder!);

    public override Task<Answer> SendAsync(Letter letter, byte[] content, CancellationToken cancel) => Task.Run(() => Send(letter, content), cancel);

    private Answer Send(Letter letter, byte[] content)
    {
        string file = Path.Combine(_root, letter.Path);
        try
        {
            // A share that is not mounted must not be taken for an empty one.
            if (!System.IO.Directory.Exists(_root))
            {
                return new Answer(Outcome.Failed, file, "there is no such folder");
            }

            AtomicFile.Write(file, content);
            var found = Digest.Of(File.ReadAllBytes(file));
            return found == letter.Digest ? new Answer(Outcome.Arrived, file, "written", found) : new Answer(Outcome.Failed, file, "something else was read back");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Answer(Outcome.Failed, file, e.GetType().Name);
        }
    }
}
