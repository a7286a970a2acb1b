using Inspections.Core.Encodings;

namespace Inspections.Core.Verification;

/// <summary>For what is said besides the checks: it is left out where files are missing or malformed, which the checks report.</summary>
internal static class Attempt
{
    public static T? OrDefault<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is UnavailableException or ProtocolFormatException)
        {
            return default;
        }
    }
}
