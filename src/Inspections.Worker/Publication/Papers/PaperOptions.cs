using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Papers;

/// <summary>What a bureau may set about its papers.</summary>
internal sealed class PaperOptions
{
    /// <summary>The address at which the public opens the site: notices bear a code that leads there (检查码); none unless set.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>Whom a firm may ask, with the telephone, as notices say it; a blank to be filled in unless set.</summary>
    public string? NoticeContact { get; set; }

    /// <summary>Where a firm may complain, as notices say it; a blank to be filled in unless set.</summary>
    public string? ComplaintTelephone { get; set; }

    /// <summary>The folder with the bureau's own templates of papers.</summary>
    public string PaperTemplates { get; set; } = "papers";

    /// <summary>The address with the slash that every page stands behind, or null.</summary>
    public string? Site => PublicAddress is null ? null : PublicAddress.TrimEnd('/') + "/";

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">The address is none that a telephone opens.</exception>
    public void Validate() => SettingCheck.Require(
        PublicAddress is null || (Uri.TryCreate(PublicAddress, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" && address.Query.Length + address.Fragment.Length == 0),
        nameof(PublicAddress),
        PublicAddress ?? "",
        "https://random.housing.example/");
}
