using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>Staff ids that are given as addresses, such as <c>z001@bureau.example</c>: those of the bureau's own domain, and of no other.</summary>
internal static class StaffDomain
{
    /// <summary>The staff id in what a certificate or a sign-in service gives: the part before the domain where one is set, else the whole.</summary>
    /// <returns>Null for an address of another domain, or of none: the same name there is another person.</returns>
    public static string? StaffOf(string given, string? domain)
    {
        if (domain is null)
        {
            return given;
        }

        int at = given.LastIndexOf('@');
        return at > 0 && given[(at + 1)..].Equals(domain, StringComparison.OrdinalIgnoreCase) ? given[..at] : null;
    }

    /// <summary>Refuses what is no domain.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static void Validate(string name, string? domain) =>
        SettingCheck.Require(domain is null || (Uri.CheckHostName(domain) == UriHostNameType.Dns && !domain.Contains('@', StringComparison.Ordinal)), name, domain ?? "", "bureau.example");
}
