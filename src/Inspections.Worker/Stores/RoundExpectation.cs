using Inspections.Core.Directories;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What a step of a round is expected to ask the database for: what the same step of another round asked for, of this one.</summary>
internal static class RoundExpectation
{
    /// <summary>That of a step.</summary>
    public static Expected Of(string step, DrawId draw) => new(step, new { draw = draw.ToString(), sector = draw.Sector.ToString(), year = draw.Year });
}
