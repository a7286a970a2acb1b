using Inspections.Core.Directories;

namespace Inspections.Core.Publication;

/// <summary>The draws whose folders there are among paths.</summary>
internal static class DrawFolders
{
    public static IEnumerable<DrawId> Of(IEnumerable<string> paths) => paths.Where(p => p.StartsWith("draws/", StringComparison.Ordinal))
        .Select(p => p.Split('/')[1]).Distinct(StringComparer.Ordinal).Where(DrawId.IsValid).Select(DrawId.Parse);
}
