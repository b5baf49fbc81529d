"""Three hundred made-up people of many cultures, and in how many articles each is named."""

from tests.corpus.coverages import Names

# A name a line; a second spelling after "=". Families repeat, as they do in the news.
_NAMES = """
James Hollister · Patricia Wainwright · Robert Kennedy Jr. = Robert F. Kennedy Jr.
Edward Pemberton · William Thackeray · Katherine Ellsworth · Susan Blackwood · Michael Stanhope
Elizabeth Farrow · Thomas Greenhalgh · Andrew Pemberton · Margaret Ravenscroft · Joseph Kettering
Daniel Ashdown · Christopher Lyle · Jennifer Marlowe · Anthony Rudge · Samuel Okafor-Reed
Theodore Winslow · Deborah Holloway
Aleksandr Morozenko = Alexander Morozenko · Dmitri Volkonsky = Dmitry Volkonskiy
Yevgeniya Shchukina = Evgenia Shchukina · Sergei Rybakov = Sergey Rybakov · Mikhail Khlebnikov
Natalia Zhuravleva · Oleg Tikhomirov · Anastasia Belyaeva · Vyacheslav Gorshkov
Ksenia Yaroslavtseva · Andrei Chaikovsky · Lyudmila Khorosheva · Grigory Shevtsov
Nikolai Yezhikov · Arkady Tsvetkov · Svetlana Rybakova · Viktor Dyatlov · Irina Kuznetsova
Fyodor Zaitsev · Pavel Ushakov
Oleksandra Bondarchuk · Volodymyr Hrynko · Taras Shevchuk · Olha Kovalchuk · Andriy Melnychuk
Kateryna Lysenko · Serhiy Petrushenko · Mykola Hordiyenko · Iryna Vynnyk · Dmytro Zabolotny
Bohdan Tymchenko · Yulia Marchenko · Vasyl Kravets · Halyna Tkach · Yuriy Savchuk
Oksana Dovzhenko · Ihor Panchenko · Nadiya Vovk · Petro Haidar · Larysa Chorna
Choi Min Jae = Choi Min-jae · Kim Tae Hwan = Kim Tae-hwan · Kim Soo Yeon · Kim Dong Wook
Park Ji Hoon = Park Ji-hoon · Park Seo Yeon · Lee Hyun Woo = Lee Hyun-woo · Lee Sang Hee
Jung Woo Sik · Kang Mi Rae · Yoon Seok Jin = Yoon Seok-jin · Han Byung Chul · Oh Se Jin
Shin Dong Hyuk · Hwang Kyo Min · Noh Young Ho · Seo Jin Ah · Bae Doo Sik · Ryu Gi Tae · Moon Hae Won
Zhang Guoqiang · Zhang Meiling · Wang Dehua · Wang Xiaoming · Liu Zhenhua · Liu Yifei Bo
Chen Guangrong · Zhao Weiguo · Huang Qixiang · Zhou Xuefeng · Xu Jianguo · Sun Lijuan
Ma Xingrong · Zhu Hailong · Hu Renzhong · Guo Shuqing · He Baocheng · Lin Zhiwei · Deng Yaping
Cai Ruolin
Nguyen Thi Hoa · Nguyen Quoc Bao · Tran Van Kiet · Le Minh Tuan · Pham Duc Long · Hoang Anh Dung
Vu Thanh Son · Dang Ngoc Lan · Bui Xuan Phuc · Do Huu Nghia · Ngo Bao Khanh · Ly Thai Vinh
Duong Van Hai · Truong Gia Minh · Phan Thi Mai · Ho Trung Dung · Dinh Cong Trang · Luong Kim Chi
Mai Van Thuan · Trinh Hoai Nam
Hiroshi Takamatsu · Yuki Morishita · Kenji Hoshikawa · Sakura Nakagawa · Taro Shimazaki
Ichiro Kuramoto · Naoko Fujisawa · Shinzo Okabayashi · Haruka Tsuchiya · Ryota Ishibashi
Keiko Matsudaira · Daisuke Onodera · Emi Yoshikawa · Junichi Aramaki · Masako Hirose
Tetsuya Kurokawa · Ayumi Nishida · Satoshi Uehara · Mariko Tachibana · Goro Sugimori
Muhammad al-Rashidi = Mohammed al-Rashidi · Yousef Haddadin = Yusuf Haddadin
Abdel Fattah Mansour · Khaled Barakat · Fatima az-Zahrani · Omar Suleimani · Layla Qabbani
Hassan Nasrawi · Abu Bakr Tamimi · Ibrahim al-Sharqawi · Noura al-Mutawa · Tariq Benjelloun
Saif Shamsi · Mahmoud Daoudi · Amina Bouteflika-Said · Rami Khoury · Zaynab Hilali
Bashar Qudsi · Walid Jumblati · Salma Fawzi
Reza Pourmand · Shirin Ghaffari · Javad Rahnamaei · Maryam Tehrani · Hossein Kamalvandi
Leila Mousavi · Amir Daryaei · Ebrahim Rouhbakhsh · Parisa Golshani · Farhad Yazdani
Recep Altıntaş · Ayşe Gündoğdu · Mehmet Özçelik · Elif Şahinoğlu · Burak Yıldızhan · Zeynep Kılıçer
Cem Uğurlu · Hakan Çetinkaya · Selin Erdoğdu · Tolga Işıkara
María José Etxegarai · Juan Carlos Villanueva Ortiz · Íñigo Peñalver · Guadalupe Hinojosa
Andrés Manuel Quintero · Lucía Fernández de Soto · Rodrigo Zambrano · Pilar Ibarguren
Joaquín Ordóñez · Carmen Echeverría · Nicolás Belgrano Ruiz · Ximena Cárdenas · Evo Mamani
Luiz Gonçalves · Conceição Magalhães · João Figueiredo · Thiago Nascimento · Beatriz Albuquerque
Raúl Castañeda · Fernanda Azevedo
Jean-Luc Beauregard · François Desrosiers · Anne-Sophie Lemoine · Édouard Villeneuve
Chloé Marchand · Thierry Gaillard · Bernard-Henri Castel · Marine Lepautre · Gérard Delacroix
Emmanuelle Macé · Élodie d'Aubigny · Pierre de La Tour · Giuseppe Mastroianni · Chiara Bevilacqua
Matteo Salvatorelli · Giorgia Melandri · Luigi Di Stefano · Alessandra Conti-Rossi
Silvio Bernasconi · Beppe Tornatore
Jürgen Habermaas-Vogt · Friedrich Mühlbauer · Annalena Bärwald · Olaf Schölzig
Ursula von der Heyde · Wolfgang Schäufler · Karl-Theodor zu Lauenstein · Sabine Großmann
Horst Köhlmeier · Heike Weißbach
Agnieszka Wojciechowska · Krzysztof Szczepański · Zbigniew Brzozowski · Małgorzata Łukasik
Donald Tuszyński · Václav Hruška · Jiří Dvořáček · Viktor Orbánffy · Ágnes Szabolcsi
Imre Nagyváradi · Sauli Niinikoski · Greta Thorvaldsen · Magdalena Åkesson · Bjørn Sørlie
Guðrún Jónsdóttir
Kristers Bērziņš · Kaja Kallaste · Dalia Grybauskas · Søren Kierulff · Mette Frederikssund
Narendra Chaturvedi · Priya Raghunathan · Rahul Bhattacharya · Sonia Deshpande · Amit Shahane
Imran Qureshi · Benazir Bhattoo · Asif Zardawi · Sheikh Hasanuzzaman · Ranil Wickramanayake
Aung San Thein · Prayuth Chanthara · Joko Wibisono · Ferdinand Macaraeg · Anwar Ibrahimsyah
Prabowo Hartono · Srettha Wongsakul · Leni Robledo · Tshering Dorji Wangchen · Khin Maung Win
Olusegun Adebayo · Chimamanda Nwosu · Ngozi Iwealani · Kwame Asante-Mensah · Nana Owusu
Uhuru Kamaunga · Wangari Muthoni · Haile Tesfamariam · Abiy Woldegiorgis · Thabo Mokgadi
Cyril Ramaphele · Nkosazana Dlodlo · Félix Tshibangu · Paul Kagiraneza · Samia Hassanali
Ellen Johnson Kpadeh · Macky Diopé · Alassane Ouédrago · Julius Malemela · Fatou Bensoudah
Benjamin Netzer · Yair Lapidot · Tzipi Livnati · Naftali Benatar · Golda Meyerson · Shimon Peretz
Itamar Ben-Gal · Gideon Sa'aroni · Miri Regevson · Ehud Barakai
"""

PEOPLE: Names = {
    spellings[0]: (1 + 7 * number % 9, spellings[1:])
    for number, spellings in enumerate(
        [one.strip() for one in name.split("=")]
        for name in _NAMES.replace("\n", "·").split("·")
        if name.strip()
    )
}
