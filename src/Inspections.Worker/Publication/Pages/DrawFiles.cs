using System.Collections.Concurrent;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Pages;

/// <summary>What a draw's published files say: the commitment, and once its outcome is public the values and the teams.</summary>
internal sealed record DrawFiles(
    Commitment Commitment, IReadOnlyList<RosterLeaf> Roster, IReadOnlyList<SourceValue> Values, Assignment? Assignment)
{
    /// <summary>Per drawn firm, who its opened recusal leaf names.</summary>
    public IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> Recused { get; private init; } = new Dictionary<Identifier, IReadOnlyList<Identifier>>();

    /// <summary>Reads them; an outcome that is public never changes and is read once.</summary>
    public static DrawFiles Read(Session session, DrawId draw)
    {
        ConcurrentDictionary<DrawId, DrawFiles> known = (session.Database ?? throw new InvalidOperationException("no database")).Kept<ConcurrentDictionary<DrawId, DrawFiles>>();
        if (known.TryGetValue(draw, out DrawFiles? files))
        {
            return files;
        }

        IReadOnlyDictionary<string, byte[]> found = PublicFileStore.FindAll(session, PublicLayout.Commitment(draw), PublicLayout.Receipt(draw), PublicLayout.Recusals(draw));
        Commitment commitment = Commitment.FromJson(CanonicalJson.Parse(found[PublicLayout.Commitment(draw)]));
        if (!found.TryGetValue(PublicLayout.Receipt(draw), out byte[]? receipt))
        {
            return new DrawFiles(commitment, [], [], Assignment: null);
        }

        Receipt drawn = Receipt.FromJson(CanonicalJson.Parse(receipt));
        files = new DrawFiles(
            commitment,
            DrawStore.Roster(session, commitment).Leaves,
            drawn.Values,
            drawn.Assignment)
        {
            Recused = found.TryGetValue(PublicLayout.Recusals(draw), out byte[]? recusals)
                ? JsonLines.Read(JsonLines.Split(recusals), RecusalOpening.FromJson).ToDictionary(o => o.Leaf.Id, o => o.Leaf.Inspectors)
                : [],
        };
        known[draw] = files;
        return files;
    }
}
