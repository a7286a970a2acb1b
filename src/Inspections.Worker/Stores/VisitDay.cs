using Inspections.Core.Directories;

namespace Inspections.Worker.Stores;

/// <summary>The day on which a drawn firm is visited.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Firm">The drawn firm or project.</param>
/// <param name="On">The day.</param>
/// <param name="IsChosen">True when its team chose the day, false for a proposal.</param>
/// <param name="Reason">Why it is outside the window or on no working day, where it is.</param>
internal sealed record VisitDay(DrawId Draw, Identifier Firm, DateOnly On, bool IsChosen = false, string? Reason = null);
