using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Photos;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>
/// Photographs of a visit, kept inside beside the result: of a draft until it is submitted, and gone when it is dropped; of a result from then on. They are
/// seen by those who see the sector, and by nobody else while they are of a draft.
/// </summary>
internal sealed class ResultPhotos(BureauContext bureau)
{
    /// <summary>How many a drawn firm has at most.</summary>
    public const int Most = 9;

    /// <summary>Reads what was sent: the photographs that can be taken, and why the others cannot.</summary>
    public static (IReadOnlyList<(string Name, Photo Photo)> Good, IReadOnlyList<Refusal> Bad) Read(IReadOnlyList<FileContent> files)
    {
        var good = new List<(string, Photo)>();
        var bad = new List<Refusal>();
        foreach (FileContent file in files)
        {
            try
            {
                good.Add((Printable.Shorten(file.Name), Photo.Of(file)));
            }
            catch (UserErrorException e)
            {
                bad.AddRange(e.Refusals);
            }
        }

        return (good, bad);
    }

    /// <summary>Adds photographs to a person's draft; one that is there already stays.</summary>
    /// <returns>Why some were not taken.</returns>
    /// <exception cref="UserErrorException">The person enters no results there.</exception>
    public IReadOnlyList<Refusal> Add(Session session, SignedIn who, DrawId draw, Identifier firm, IReadOnlyList<(string Name, Photo Photo)> photos)
    {
        if (photos.Count == 0)
        {
            return [];
        }

        ResultEntry.RequireDrawn(session, who, draw, firm);
        var bad = new List<Refusal>();
        List<Digest> there = [.. Seen(session, who, draw, firm).Select(p => p.Digest)];
        foreach ((string name, Photo photo) in photos)
        {
            var digest = Digest.Of(photo.Bytes);
            if (there.Contains(digest))
            {
                continue;
            }

            if (there.Count >= Most)
            {
                bad.Add(PhotoRefusals.TooMany.Of(Most, name));
                continue;
            }

            there.Add(digest);
            ResultPhotoStore.Add(session, draw, firm, new ResultPhoto(who.Account.Staff, digest, photo.MediaType, photo.Bytes.Length, bureau.Now, Position: null), photo.Bytes);
            ActionLog.Add(session, who.Did(bureau.Now, "result.photo", $"{draw} {firm} {digest}"));
        }

        return bad;
    }

    /// <summary>Removes one: of one's own draft, or of a result that was sent back.</summary>
    /// <exception cref="UserErrorException">There is none, or it was submitted and not sent back.</exception>
    public void Remove(Session session, SignedIn who, DrawId draw, Identifier firm, string digest)
    {
        ResultEntry.RequireDrawn(session, who, draw, firm);
        ResultPhoto photo = Find(session, who, draw, firm, digest);
        if (!MayRemove(photo, ResultStore.Latest(session, draw, firm)))
        {
            throw PhotoRefusals.Kept.Error();
        }

        ResultPhotoStore.Remove(session, draw, firm, photo);
        ActionLog.Add(session, who.Did(bureau.Now, "result.photo.remove", $"{draw} {firm} {photo.Digest}"));
    }

    /// <summary>True where a photograph can be removed by whoever enters the result.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="latest">The last submission of the firm, or null.</param>
    public static bool MayRemove(ResultPhoto photo, SubmittedResult? latest) => photo.Position is not { } position || (latest is { State: ResultState.Returned } && latest.Position == position);

    /// <summary>Those that a person sees of a drawn firm: all that were submitted, and the own draft's.</summary>
    public static IReadOnlyList<ResultPhoto> Seen(Session session, SignedIn who, DrawId draw, Identifier firm) =>
        [.. ResultPhotoStore.Of(session, who.Own(draw), firm).Where(p => p.Position is not null || p.Staff == who.Account.Staff)];

    /// <summary>One that a person sees, with what is in it.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static (string MediaType, byte[] Content) Open(Session session, SignedIn who, DrawId draw, Identifier firm, string digest)
    {
        ResultPhoto photo = Find(session, who, draw, firm, digest);
        return (photo.MediaType, ResultPhotoStore.Content(session, draw, firm, photo));
    }

    private static ResultPhoto Find(Session session, SignedIn who, DrawId draw, Identifier firm, string digest) =>
        Seen(session, who, draw, firm).FirstOrDefault(p => $"{p.Digest}" == digest) ?? throw PhotoRefusals.Gone.Error();
}
