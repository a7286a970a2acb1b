using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Publication;
using Inspections.Core.Verification;

namespace Inspections.Core.Statistics;

/// <summary>Why a draw of a published folder cannot be looked at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotObserved>))]
public enum NotObserved
{
    /// <summary>It was voided.</summary>
    Void,

    /// <summary>It is committed to and has not been drawn.</summary>
    NotDrawn,

    /// <summary>It was drawn, and its list is kept back until the visits are over.</summary>
    KeptBack,
}

/// <summary>The draws of a published folder: those whose outcome is public, and the others with the reason.</summary>
/// <param name="Draws">In the order of their commitments.</param>
/// <param name="Others">What cannot be looked at.</param>
public sealed record PublishedDraws(IReadOnlyList<ObservedDraw> Draws, IReadOnlyList<(DrawId Draw, NotObserved Reason)> Others)
{
    /// <summary>The draws that were looked at.</summary>
    public IReadOnlyList<ObservedDraw> Draws { get; init => field = Given.List(value); } = Given.List(Draws);

    /// <summary>Those that were not, and why.</summary>
    public IReadOnlyList<(DrawId Draw, NotObserved Reason)> Others { get; init => field = Given.List(value); } = Given.List(Others);

    /// <summary>Reads a folder that has been verified: what it says is repeated here, not checked again.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="files"/> is null.</exception>
    public static PublishedDraws Read(IPublishedFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        ILookup<NotObserved?, DrawCase> draws = new PublishedFolder(files).Draws.ToLookup(WhyNot);
        return new PublishedDraws(
            [.. draws[null].Select(d => new ObservedDraw(
                d.Commitment.Value, d.Frame.Value.Leaves, d.Redraw.Key, d.Redraw.Selection.DrawOrder.ToHashSet()))],
            [.. draws.Where(g => g.Key is not null).SelectMany(g => g.Select(d => (d.Id, g.Key!.Value)))]);
    }

    private static NotObserved? WhyNot(DrawCase draw) =>
        draw.Void is not null ? NotObserved.Void
        : draw.Drawn is null ? NotObserved.NotDrawn
        : !draw.IsDisclosed || !draw.Receipt.Exists ? NotObserved.KeptBack
        : null;
}
