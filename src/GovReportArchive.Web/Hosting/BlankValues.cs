using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace GovReportArchive.Web.Hosting;

/// <summary>A blank part of an address reaches its page as it is, and names nothing; the framework would make it null, which no page expects.</summary>
internal sealed class BlankValues : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
}
