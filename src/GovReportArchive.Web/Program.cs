using GovReportArchive.Corpus;
using GovReportArchive.Extraction.Pdf;
using GovReportArchive.Text;
using GovReportArchive.Web;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Connections;

if (PdfReaderMode.Ran(args)) return 0;
if (args.Contains("--help") || args.Contains("-h"))
{
    Console.Out.WriteLine(ServerSettings.Help);
    return 0;
}

if (ServerSettings.Complaint(args) is { } complaint)
{
    Console.Error.WriteLine(complaint);
    Console.Error.WriteLine("用 --help 查看用法。");
    return 2;
}

try
{
    TextEnvironment.Verify();
    WebApplication app = WebServer.Build(args, Directory.GetCurrentDirectory());
    await app.RunAsync();
    return 0;
}
catch (PlatformNotSupportedException error)
{
    Console.Error.WriteLine("无法启动：本进程没有全球化数据，不能统一文字写法（如全角、半角），检索会漏。请去掉 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT 的设置并安装 ICU。" + error.Message);
}
catch (Exception error) when (error is StartException or ArchiveException)
{
    Console.Error.WriteLine("无法启动：" + error.Message);
}
catch (IOException error) when (error.InnerException is AddressInUseException)
{
    Console.Error.WriteLine("无法启动：监听地址已被另一个程序占用（" + error.Message + "）。请结束那个程序，或用 --urls 另选端口，例如 --urls http://localhost:5081");
}
catch (System.Net.Sockets.SocketException error)
{
    Console.Error.WriteLine("无法启动：不能监听所给地址（" + error.Message + "）。请检查 --urls。");
}

return 1;

/// <summary>The web process.</summary>
public partial class Program;
